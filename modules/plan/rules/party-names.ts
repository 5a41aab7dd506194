import { type PartyClass, partyClassLabels } from "@/vocab/parties";

export interface NamedUnit {
  code: string;
  name: string;
  shortName: string;
  title: string;
  aliases: string[];
}

export interface ResolvedParty {
  kind: "unit" | PartyClass | "outside";
  unitCode: string | null;
  name: string;
}

/** Names of a cell or field, separated by 、；, or line breaks; brackets belong to the name. */
export function splitParties(text: string): string[] {
  return text
    .split(/[、;；,，\n](?![^（(]*[）)])/)
    .map((name) => name.trim())
    .filter((name) => name !== "");
}

// Full-width and half-width brackets are written at random.
const plain = (name: string): string => name.normalize("NFKC").replace(/\s/g, "");

const classes = new Map(
  Object.entries(partyClassLabels).map(([key, label]) => [plain(label), { key: key as PartyClass, label }]),
);

/** Who is meant by a name: a class of units, a unit by any of its names, else an outside body that keeps the name as written. */
export function partyResolver(units: NamedUnit[]): (name: string) => ResolvedParty {
  const byName = new Map(
    units.flatMap((unit) =>
      [...unit.aliases, unit.shortName, unit.title, unit.name].map((name) => [plain(name), unit] as const),
    ),
  );
  return (written) => {
    const known = classes.get(plain(written));
    if (known) return { kind: known.key, unitCode: null, name: known.label };
    const unit = byName.get(plain(written));
    if (unit) return { kind: "unit", unitCode: unit.code, name: written };
    return { kind: "outside", unitCode: null, name: written };
  };
}
