import type { Period } from "@/modules/reports/rules/periods";
import { type Day, isoOf } from "@/platform/dates";
import type { ReportReason, ReportState } from "@/vocab/reports";
import { randomFrom } from "./random";
import type { SeedUnit } from "./report-lines";

export interface Filing {
  state: ReportState;
  submittedAt: string;
  decidedAt: string | null;
  reasons: ReportReason[];
}

interface Case {
  unit: SeedUnit;
  period: Period;
  newest: boolean;
  due: Day;
  today: Day;
}

const seedOf = (unit: SeedUnit, period: Period): number =>
  [...`${unit.code}${period.key}`].reduce((hash, char) => Math.imul(hash, 31) + char.charCodeAt(0), 7);

/** Streets of 朝阳 in the newest month, by their place among its 43: what the rest of the demonstration's month leaves at that. */
const returned = [11, 28];
const waiting = [3, 5, 9, 14, 16, 22, 25, 26, 35, 41];
const missing = [7, 18, 37];

function stateOf({ unit, period, newest }: Case, luck: number): ReportState | null {
  const place = Number(unit.code.slice(6));
  if (!newest) return luck < (unit.level === "street" ? 0.012 : 0) ? null : "approved";
  if (period.cadence === "month" && unit.code.startsWith("110105") && unit.level === "street") {
    if (missing.includes(place)) return null;
    return returned.includes(place) ? "returned" : waiting.includes(place) ? "submitted" : "approved";
  }
  if (unit.level === "city" || unit.code === "110105" || unit.code === "110108") return null;
  if (unit.level === "street")
    return luck < 0.04 ? null : luck < 0.06 ? "returned" : luck < 0.16 ? "submitted" : "approved";
  return luck < 0.55 ? null : luck < 0.85 ? "submitted" : "approved";
}

const returns: ReportReason[] = [
  { field: "did", label: "主要做法", text: "只列了场次，请写明覆盖的站点和效果" },
  { field: "evidence", label: "佐证", text: "缺现场签到表" },
];

/** What became of a unit's report of a period; null: nothing was sent. One in twenty was late, and levels follow one another. */
export function fateOf(of: Case): Filing | null {
  const { unit, period, newest, due, today } = of;
  const random = randomFrom(seedOf(unit, period));
  const state = stateOf(of, random());
  if (state === null) return null;
  const height = unit.level === "street" ? 0 : unit.level === "city" ? 2 : 1;
  const room = Math.max(1, due - period.end - 2);
  const late = random() < 0.05 ? 1 + Math.floor(random() * 3) : 0;
  const planned = late > 0 && !newest ? due + late : period.end + 1 + Math.floor(random() * room);
  const day = Math.min(today - (newest ? 1 : 0), planned + height);
  const clock = `${String(9 + Math.floor(random() * 9)).padStart(2, "0")}:${String(Math.floor(random() * 60)).padStart(2, "0")}:00+08:00`;
  const submittedAt = `${isoOf(Math.max(period.end + 1, day))}T${clock}`;
  const decided = Math.min(today, Math.max(period.end + 1, day) + 1);
  const decidedAt = state === "submitted" ? null : `${isoOf(decided)}T${newest ? "08" : clock.slice(0, 2)}:30:00+08:00`;
  return {
    state,
    submittedAt,
    decidedAt,
    reasons: state === "returned" ? returns.slice(0, unit.code.endsWith("11") ? 2 : 1) : [],
  };
}

const did = [
  "在地铁口和站点午间设摊，现场办理入会，同步发放服务明白卡。",
  "联合商圈站点开展集中入会，设流动工会服务站，上门走访新设网点。",
  "会同社区摸排辖区企业，逐家核对用工人数，建立台账并动态更新。",
  "依托暖心驿站开展政策宣讲和夏送清凉，收集诉求并逐件答复。",
];
const problems = [
  "两家站点转包频繁，名册与实际用工不一致，退会未及时登记。",
  "部分站点流动性大，会员信息更新滞后。",
  "个别网点对建会有顾虑，沟通进展较慢。",
  "",
];
const next = [
  "下月完成站点名册盘点，逐家核对在册人数。",
  "继续走访未建会网点，争取再建两家。",
  "补齐验收照片，完善阵地点位图。",
];

/** Narrative of a report; weeks and quarters are figures alone. */
export function wordsOf(
  unit: SeedUnit,
  period: Period,
  zero: boolean,
): { did: string; problems: string; next: string } {
  if (period.cadence !== "month") return { did: "", problems: "", next: "" };
  if (zero) return { did: "本月没有新增，无变化。", problems: "", next: "" };
  const at = Math.abs(seedOf(unit, period));
  return { did: did[at % did.length]!, problems: problems[at % problems.length]!, next: next[at % next.length]! };
}
