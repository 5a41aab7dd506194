import type { Sql } from "postgres";
import { type Day, dayOf } from "@/platform/dates";
import type { Kind, Told } from "./told";

interface Stalled {
  id: number;
  name: string;
  reason: string;
  on: string;
  unit: string;
  issuer: string;
}

const notes = [
  "已与企业工会工作负责人约定下周面谈。",
  "已请区总工会一同上门，企业答复本月内研究。",
  "正在逐家核对网点负责人。",
];
const answers = ["企业同意先成立筹备组，名单已报。", "已与企业总部沟通，同意由分公司单独建会。"];

/**
 * 受阻 requires a follow-up of the enterprise's unit by the one above it. They were issued when it stalled and are still open:
 * some not signed yet, most in hand, a few past their term.
 */
export async function stallStories(sql: Sql, today: Day): Promise<Told[]> {
  const rows = await sql<
    Stalled[]
  >`select e.id, e.name, e.stall_reason as reason, e.stalled_on::text as on, e.unit_code as unit,
    u.parent_code as issuer from enterprises e join units u on u.code = e.unit_code where e.stalled_on is not null order by e.no`;
  return rows.map(({ id, name, reason, on, unit, issuer }, i) => ({
    ...{ unit, issuer, level: "chase", no: null, task: null, subject: `enterprise:${id}` },
    title: `${name}建会受阻`.slice(0, 120),
    body: `请说明对接情况和下一步打算。\n受阻原因：${reason}`,
    issuedAgo: today - dayOf(on),
    dueIn: i % 9 === 4 ? -1 - (i % 3) : 2 + ((i * 5) % 12),
    steps: stepsOf(i),
  }));
}

function stepsOf(i: number): [Kind, string][] {
  const signed: [Kind, string] = ["signed", ""];
  const noted: [Kind, string] = ["note", notes[i % notes.length]!];
  if (i % 6 === 5) return [];
  if (i % 6 === 0) return [signed];
  if (i % 6 === 3) return [signed, noted, ["submitted", answers[i % answers.length]!]];
  return [signed, noted];
}
