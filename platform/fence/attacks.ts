import type { Sql } from "postgres";
import type { Staff } from "../staff";

/** Rows of 海淀 that nobody of 朝阳 may see or touch. */
export interface World {
  task: number;
  taskVersion: number;
  unit: string;
  street: string;
  entry: number;
  request: number;
  followUp: number;
  evidence: string;
  batch: number;
  movement: number;
  offer: number;
}

export async function foreignWorld(sql: Sql, haidian: Staff): Promise<World> {
  const unit = haidian.unit.code;
  const [task] = await sql`select t.id, t.version from tasks t where t.seq = 33`;
  const [street] = await sql`select code from units where parent_code = ${unit} order by code limit 1`;
  const [entry] =
    await sql`select id::int as id from progress_entries where task_id = ${task!.id} and unit_code like ${`${unit}%`} limit 1`;
  const [request] =
    await sql`insert into task_requests (kind, task_id, unit_code, old_due, new_due, reason, asked_by, asked_name)
    values ('extension', ${task!.id}, ${street!.code}, '2022-01-01', '2022-02-01', '海淀', ${haidian.id}, '海淀') returning id`;
  const [followUp] =
    await sql`insert into follow_ups (level, title, body, unit_code, issuer_unit, issuer_id, issuer_name, task_id, due_on)
    values ('remind', '海淀', '海淀', ${street!.code}, ${unit}, ${haidian.id}, '海淀', ${task!.id}, '2022-12-01') returning id`;
  const [evidence] =
    await sql`insert into evidence_files (unit_code, owner_kind, owner_id, name, type, size, sha256, content, uploaded_by)
    values (${street!.code}, 'progress', ${String(entry!.id)}, 'foreign evidence.pdf', 'application/pdf', 4, 'x', 'abcd', '海淀') returning id`;
  const [batch] =
    await sql`insert into import_batches (ledger, unit_code, file_name, file_size, sha256, uploader_id, uploader_name)
    values ('plan', ${unit}, '海淀.xlsx', 1, 'x', ${haidian.id}, '海淀') returning id`;
  const [movement] =
    await sql`insert into movements (no, day, kind, effect, to_unit, recruiter_unit, worker_group, channel, count, author_id, author_name)
    values ('HJ-海淀', '2021-12-01', 'join', 'join', ${street!.code}, ${unit}, 'rider', 'web', 7, ${haidian.id}, '海淀') returning id::int as id`;
  const [offer] =
    await sql`insert into transfer_offers (offered_on, term_on, from_unit, to_unit, recruiter_unit, worker_group, count, author_id, author_name)
    values ('2021-12-01', '2021-12-15', ${unit}, ${street!.code}, ${unit}, 'rider', 7, ${haidian.id}, '海淀') returning id`;
  return {
    task: task!.id,
    taskVersion: task!.version,
    unit,
    street: street!.code,
    entry: entry!.id,
    request: request!.id,
    followUp: followUp!.id,
    evidence: evidence!.id,
    batch: batch!.id,
    movement: movement!.id,
    offer: offer!.id,
  };
}

type Attack = (world: World) => Record<string, unknown>[];

const scopedPage: Attack = (w) => [{}, { unit: w.unit }, { unit: w.street }];
const ofTask: Attack = (w) => [{ task: w.task }, { task: w.task, unit: w.unit }, { task: w.task, unit: w.street }];
const followUp = (w: World) => ({ id: w.followUp, version: 1, text: "越权" });

/** Inputs by which a neighbour would reach those rows, by verb. A query that is not named here is tried with `unit` alone. */
export const attacks: Record<string, Attack> = {
  "plan.board": scopedPage,
  "plan.overview": scopedPage,
  "plan.task": (w) => [{ id: w.task }, { id: w.task, unit: w.unit }, { id: w.task, unit: w.street }],
  "plan.task-shares": (w) => [{ id: w.task }, { id: w.task, unit: w.unit }, { id: w.task, unit: w.street }],
  "plan.entries": ofTask,
  "plan.requests": (w) => [{}, { task: w.task }, { task: w.task, unit: w.street }],
  "plan.history": ofTask,
  "plan.task-forms": ofTask,
  "plan.evidence-file": (w) => [{ id: w.evidence }],
  "plan.allocation-rows": (w) => [{ task: w.task }, { task: w.task, unit: w.unit }],
  "follow-up.board": (w) => [{}, { unit: w.unit }, { q: "海淀" }],
  "follow-up.one": (w) => [{ id: w.followUp }],
  "follow-up.of-task": ofTask,
  "follow-up.draft": (w) => [{ task: [w.task], unit: [w.unit] }],
  "unit.find": () => [{ q: "haidian" }, { q: "海淀" }, { q: "hd" }],

  // Another unit may be offered members; what it holds and what it was offered is its own.
  "membership.join": (w) => [{ group: "rider", channel: "web", count: 1, day: "2999-01-01", unit: w.street }],
  "membership.leave": () => [{ group: "rider", count: 100_000, day: "2021-12-01" }],
  "membership.open": () => [{ group: "rider", count: 1, day: "2999-01-01" }],
  "membership.transfer": (w) => [{ to: w.street, group: "rider", count: 100_000 }],
  "membership.accept": (w) => [{ offer: w.offer }],
  "membership.refuse": (w) => [{ offer: w.offer, reason: "越权" }],
  "membership.recall": (w) => [{ offer: w.offer }],
  "membership.reverse": (w) => [{ movement: w.movement, reason: "越权" }],
  "membership.confirm": () => [{ balance: 2_000_000_000 }],

  "plan.reverse-progress": (w) => [{ entry: w.entry, note: "越权冲正" }],
  "plan.report-progress": (w) => [
    { task: w.task, unit: w.street, day: "2999-01-01", amount: "3", note: "越权", evidence: [] },
  ],
  "plan.ask-extension": () => [{ task: 2_000_000_000, newDue: "2022-12-30", reason: "越权", evidence: [] }],
  "plan.ask-completion": () => [{ task: 2_000_000_000, reason: "越权", evidence: [] }],
  "plan.decide-request": (w) => [{ request: w.request, state: "granted", decision: "越权" }],
  "plan.set-allocations": (w) => [
    {
      task: w.task,
      [`version.${w.street}`]: "1",
      [`use.${w.street}`]: "1",
      [`target.${w.street}`]: "999",
      [`due.${w.street}`]: "",
    },
  ],
  "follow-up.issue": (w) => [
    {
      taskIds: [String(w.task)],
      titles: ["越权"],
      units: [w.unit],
      body: "越权",
      level: "remind",
      dueOn: "2022-12-01",
    },
    {
      taskIds: [String(w.task)],
      titles: ["越权"],
      units: [w.street],
      body: "越权",
      level: "remind",
      dueOn: "2022-12-01",
    },
  ],
  "follow-up.sign": (w) => [followUp(w)],
  "follow-up.note": (w) => [{ ...followUp(w), evidence: [] }],
  "follow-up.submit": (w) => [{ ...followUp(w), evidence: [] }],
  "follow-up.close": (w) => [followUp(w)],
  "follow-up.return": (w) => [{ ...followUp(w), reason: "越权" }],
};
