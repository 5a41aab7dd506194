import type { UnitChoice } from "./choice";
import { UnitCombobox } from "./unit-combobox";

/** 单位 as a condition of a FilterBar: submits `unit=` when one is taken, leaves the URL when emptied. */
export function UnitFilter({
  units,
  value,
  name = "unit",
}: {
  units: readonly UnitChoice[];
  value: string | undefined;
  name?: string;
}) {
  return (
    <UnitCombobox
      key={value ?? ""}
      units={units}
      name={name}
      value={value}
      className={value ? "on" : ""}
      placeholder="单位：全部"
      control={{ "aria-label": "单位" }}
    />
  );
}
