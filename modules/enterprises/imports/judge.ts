import {
  type FileRow,
  type Judged,
  type Note,
  type Parsed,
  parseChoice,
  parseDate,
  parseWhole,
  plainOf,
  textOf,
} from "@/modules/imports";
import type { Resolved, unitResolver } from "@/modules/units";
import { type Day, isoOf } from "@/platform/dates";
import { type Range, within } from "@/platform/staff";
import { categoryLabels, type EnterpriseCategory, enterpriseKindLabels } from "@/vocab/enterprises";
import { stageLabels, stalledLabel } from "@/vocab/stages";
import { warningsOf } from "../rules/warnings";
import { labelOf } from "./columns";
import type { EnterpriseBefore, EnterpriseData } from "./content";

/** As the form takes it. */
const MOST = 9_999_999;

export type Verdict = Judged<EnterpriseData, EnterpriseBefore>;

export interface Known {
  issuer: string;
  today: Day;
  write: Range;
  resolve: ReturnType<typeof unitResolver>;
}

const stages = { ...stageLabels, stalled: stalledLabel };
const yesNo = { yes: "是", no: "否" };
const warningColumn = { members: "会员人数", party: "是否建立党组织", stage: "建会阶段" };

export interface ReadRow {
  no: string;
  data: EnterpriseData | null;
  notes: Note[];
  /** The head's type is not in the file; proposed by its name. */
  guess: EnterpriseCategory | null;
}

/** Reads a row into what would be written, or the notes that refuse it. */
export function readRow({ cells }: FileRow, { issuer, today, write, resolve }: Known): ReadRow {
  const notes: Note[] = [];
  const note = (key: string, reason: string) =>
    notes.push({ column: labelOf.get(key) ?? key, reason, original: textOf(cells[key]) });
  const take = <T>(key: string, parsed: Parsed<T>): T | null => {
    if (parsed.ok) return parsed.value;
    note(key, parsed.message);
    return null;
  };
  const no = plainOf(cells.no);
  if (no === "" || no.length > 40) note("no", no === "" ? "请填写企业编号" : "企业编号过长");
  const name = textOf(cells.name).replaceAll(/\s/g, "");
  if (name === "" || name.length > 100) note("name", name === "" ? "请填写企业名称" : "企业名称最多 100 字");
  const kind = take("kind", parseChoice(cells.kind, enterpriseKindLabels, "企业类型"));
  const parent = textOf(cells.parent).replaceAll(/\s/g, "");
  if (kind === "head" && parent !== "") note("parent", "头部企业没有上级企业");
  if (parent !== "" && parent === name) note("parent", "上级企业不能是它自己");
  const stage = take("stage", parseChoice(cells.stage, stages, "建会阶段"));
  const on = plainOf(cells.on) === "" ? null : take("on", parseDate(cells.on));
  if (on !== null && on > today) note("on", "阶段日期不能晚于今天");
  const stallReason = textOf(cells.reason).slice(0, 500);
  const stalled = stage === "stalled";
  if (stalled && stallReason === "") note("reason", "受阻须填写受阻原因");
  const unitCode = placeOf(cells, { write, resolve }, note);
  const workers = take("workers", parseWhole(cells.workers, "从业人数"));
  const members = take("members", parseWhole(cells.members, "会员人数"));
  const party = take("party", parseChoice(cells.party, yesNo, "是否建立党组织"));
  if ((workers ?? 0) > MOST) note("workers", "从业人数最多 9,999,999");
  if ((members ?? 0) > MOST) note("members", "会员人数最多 9,999,999");
  const written =
    plainOf(cells.category) === "" ? null : take("category", parseChoice(cells.category, categoryLabels, "平台类型"));
  if (notes.length > 0) return { no, data: null, notes, guess: null };
  const day = on === null ? null : isoOf(on);
  const category = kind === "head" ? written : null;
  const data: EnterpriseData = {
    ...{ issuerUnit: issuer, no, name, kind: kind!, category, parent, unitCode, workers: workers!, members: members! },
    ...{ party: party === "yes", stage: stalled ? "surveyed" : (stage as EnterpriseData["stage"]), stageOn: day },
    ...{ stalledOn: stalled ? (day ?? isoOf(today)) : null, stallReason: stalled ? stallReason : "" },
    ...{ contact: textOf(cells.contact).slice(0, 40), note: textOf(cells.note).slice(0, 500) },
  };
  return { no, data, notes, guess: kind === "head" && category === null ? guessed(name) : null };
}

const guessed = (name: string): EnterpriseCategory => (/快递|速递|速运|快运/.test(name) ? "express" : "platform");

function placeOf(
  cells: FileRow["cells"],
  known: Pick<Known, "write" | "resolve">,
  note: (key: string, reason: string) => void,
): string {
  const answer = (key: string, found: Resolved): { code: string; name: string } | null => {
    if (!found.ok) note(key, found.message);
    return found.ok ? found : null;
  };
  const district = answer("district", known.resolve(textOf(cells.district), { level: "district" }));
  if (district === null) return "";
  const street = plainOf(cells.street);
  const inside = { level: "street", within: district.code } as const;
  const place = street === "" ? district : answer("street", known.resolve(textOf(cells.street), inside));
  if (place === null) return "";
  if (!within(known.write, place.code))
    note(street === "" ? "district" : "street", `${place.name}不在本单位范围内，请由所在单位或上级导入`);
  return place.code;
}

const fieldWords: [keyof EnterpriseData, string][] = [
  ["name", "企业名称"],
  ["kind", "企业类型"],
  ["category", "平台类型"],
  ["parent", "上级企业"],
  ["unitCode", "所在单位"],
  ["workers", "从业人数"],
  ["members", "会员人数"],
  ["party", "党组织"],
  ["stage", "建会阶段"],
  ["stageOn", "阶段日期"],
  ["stalledOn", "受阻日期"],
  ["stallReason", "受阻原因"],
  ["contact", "联系人"],
  ["note", "备注"],
];

function shown(key: keyof EnterpriseData, value: EnterpriseData[keyof EnterpriseData]): string {
  if (value === null || value === "") return "空";
  if (key === "kind") return enterpriseKindLabels[value as EnterpriseData["kind"]];
  if (key === "stage") return stageLabels[value as EnterpriseData["stage"]];
  if (key === "category") return categoryLabels[value as EnterpriseCategory];
  if (typeof value === "boolean") return value ? "是" : "否";
  return String(value);
}

/** What becomes of a row that could be read, beside what stands in the register under its key. */
export function verdictOf(
  { no, data, guess }: ReadRow & { data: EnterpriseData },
  present: EnterpriseBefore | null,
  extra: Note[],
): Verdict {
  // A type that the board knows is not asked about again.
  const kept = present?.kind === "head" && data.category === null ? { ...data, category: present.category } : data;
  const warnings = [
    ...warningsOf({ ...kept, exceptionReason: "" }).map((warning) => ({
      column: warningColumn[warning.field],
      reason: warning.message,
      original: no,
    })),
    ...extra,
  ];
  const question =
    guess !== null && kept.category === null
      ? {
          subject: kept.name,
          column: "平台类型",
          original: "",
          ask: `文件没有平台类型，按名称拟为“${categoryLabels[guess]}”`,
          patch: { category: guess },
        }
      : undefined;
  const base = { key: no, refusals: [], warnings, question, data: kept, before: present };
  if (!present) return { ...base, outcome: "add", summary: `${kept.name}（${stageLabels[kept.stage]}）` };
  const differing = fieldWords.filter(([key]) => present[key] !== kept[key]);
  if (differing.length === 0)
    return { ...base, warnings: [], question: undefined, outcome: "same", summary: kept.name, data: null };
  const changes = differing.map(([key, word]) => `${word} ${shown(key, present[key])} → ${shown(key, kept[key])}`);
  return { ...base, outcome: "change", summary: `${kept.name}：${changes.join("；")}` };
}

export const refusedRow = (key: string, refusals: Note[]): Verdict => ({
  ...{ key, outcome: "refuse", summary: "", refusals, warnings: [], data: null, before: null },
});
