import type { UnitLevelName } from "@/vocab/unit-levels";
import { CITY, DEVELOPMENT_ZONE } from "./codes";
import { cityDepartments, industrialUnions, type NamedBody } from "./departments";

/** A unit as it is stored. */
export interface UnitRow {
  code: string;
  parentCode: string | null;
  level: UnitLevelName;
  /** The administrative kind in its own word: 街道, 地区, 镇, 乡, 民族乡, 市辖区, 开发区, 直辖市, 部门, 产业工会. */
  kind: string;
  name: string;
  shortName: string;
  /** The union's own name. */
  title: string;
  pinyin: string;
  initials: string;
  statutoryCode: string | null;
  aliases: string[];
  ordinal: number;
}

interface OrgRecord {
  id: string;
  code: string | null;
  level: string;
  type: string;
  name: string;
  shortName: string;
  altNames?: string[];
  townshipName?: string;
  pinyin: string;
  initials: string;
  reportingParentId: string | null;
  reporting: boolean;
  order?: number;
}

export interface OrgFile {
  units: OrgRecord[];
}

const cityAliases = ["市总工会", "市总", "市本级"];
const zoneAliases = ["北京经开区", "经济技术开发区", "亦庄开发区", "亦庄"];

/**
 * The reporting tree of the organisation file: city 11, 17 districts (经开区 110190), 343 streets; statistical areas are left out.
 * 荣华 and 博兴 hang under 经开区 and keep their statutory code beside. Parents stand before their children.
 */
export function unitsFromOrgFile(file: OrgFile): UnitRow[] {
  const reporting = file.units.filter((u) => u.reporting);
  const codeOf = new Map(reporting.map((u) => [u.id, reportingCode(u)]));
  const seen = new Map<string, number>();
  const rows = reporting.map((u): UnitRow => {
    const parentCode = u.reportingParentId === null ? null : codeOf.get(u.reportingParentId);
    if (parentCode === undefined) throw new Error(`${u.name}: unknown parent ${u.reportingParentId}`);
    const nth = (seen.get(parentCode ?? "") ?? 0) + 1;
    seen.set(parentCode ?? "", nth);
    return {
      code: reportingCode(u),
      parentCode,
      level: levelOf(u.level),
      kind: u.type,
      name: u.name,
      shortName: u.shortName,
      title: `${u.name}总工会`,
      pinyin: u.pinyin,
      initials: u.initials,
      statutoryCode: u.code,
      aliases: aliasesOf(u),
      ordinal: u.order ?? nth,
    };
  });
  return rows.sort((a, b) => a.code.length - b.code.length || a.code.localeCompare(b.code, "en"));
}

function reportingCode(u: OrgRecord): string {
  if (u.level === "city") return CITY;
  if (u.code === null) return DEVELOPMENT_ZONE;
  return u.reportingParentId === "BDA" ? DEVELOPMENT_ZONE + u.code.slice(6) : u.code;
}

function levelOf(level: string): UnitLevelName {
  if (level === "city" || level === "district" || level === "street") return level;
  throw new Error(`unknown level ${level}`);
}

function aliasesOf(u: OrgRecord): string[] {
  if (u.level === "city") return cityAliases;
  if (u.code === null) return [...(u.altNames ?? []), ...zoneAliases];
  return u.townshipName && u.townshipName !== u.name && u.townshipName !== u.shortName ? [u.townshipName] : [];
}

interface PlanFile {
  tasks: { leadUnit: string; coUnits: string[] }[];
}

interface NamesFile {
  industrialUnions: { name: string }[];
}

/**
 * The city federation's departments (11.D01 …) that the plan names as a party, and the industrial unions of the list (11.U01 …).
 * A body's code is its place in `departments.ts` and stays when a plan stops naming it. Throws on an industrial union without a place.
 */
export function departmentsFromPlan(plan: PlanFile, names: NamesFile): UnitRow[] {
  const parties = new Set(plan.tasks.flatMap((t) => [t.leadUnit, ...t.coUnits]));
  const named = cityDepartments.map((d, i) => bodyRow(d, "department", i)).filter((row) => parties.has(row.name));
  const unions = names.industrialUnions.map(({ name }) => {
    const at = industrialUnions.findIndex((u) => u.name === name);
    if (at < 0) throw new Error(`industrial union without a code: ${name}`);
    return bodyRow(industrialUnions[at]!, "industrial_union", at);
  });
  return [...named, ...unions];
}

function bodyRow(body: NamedBody, level: "department" | "industrial_union", at: number): UnitRow {
  const letter = level === "department" ? "D" : "U";
  return {
    code: `${CITY}.${letter}${String(at + 1).padStart(2, "0")}`,
    parentCode: CITY,
    level,
    kind: level === "department" ? "部门" : "产业工会",
    name: body.name,
    shortName: body.shortName ?? body.name,
    title: body.name,
    pinyin: body.pinyin.replaceAll(" ", ""),
    initials: body.pinyin
      .split(" ")
      .map((syllable) => (/^\d/.test(syllable) ? syllable : syllable.slice(0, 1)))
      .join(""),
    statutoryCode: null,
    aliases: body.aliases ?? [],
    ordinal: (level === "department" ? 100 : 200) + at + 1,
  };
}
