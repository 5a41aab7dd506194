import { type Hint, type NamedUnit, unitResolver } from "./resolve";

/**
 * How tables may call a unit so that it is read back as exactly this one: its name; where another has the same, with its
 * district before it; else its code.
 */
export function writtenNames(units: readonly NamedUnit[]): (unit: NamedUnit, hint?: Hint) => string {
  const resolve = unitResolver(units);
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  return (unit, hint = {}) => {
    const above = byCode.get(unit.parentCode ?? "")?.name ?? "";
    const fits = (name: string) => {
      const found = resolve(name, hint);
      return found.ok && found.code === unit.code;
    };
    return [unit.name, `${above}${unit.name}`, unit.title].find(fits) ?? unit.code;
  };
}
