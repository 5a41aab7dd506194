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
  template: number;
  batchOfFollowUps: number;
  instruction: number;
  evidence: string;
  batch: number;
  enterprise: number;
  enterpriseRecord: number;
  seat: number;
  movement: number;
  offer: number;
  document: number;
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
  await sql`insert into follow_up_extensions (follow_up_id, old_due, new_due, reason, asked_name, asked_unit)
    values (${followUp!.id}, '2022-12-01', '2022-12-09', '海淀', '海淀', '海淀')`;
  const [template] =
    await sql`insert into follow_up_templates (unit_code, name, body, changed_name) values (${unit}, '海淀', '海淀', '海淀') returning id`;
  const [batchOfFollowUps] =
    await sql`insert into follow_up_batches (unit_code, outcomes, staff_name) values (${unit}, '[]', '海淀') returning id`;
  const [instruction] =
    await sql`insert into instructions (unit_code, subject_kind, subject_id, subject_title, text, author_id, author_name, author_unit)
    values (${street!.code}, 'unit', ${street!.code}, '海淀', '海淀', ${haidian.id}, '海淀', ${unit}) returning id`;
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
  const [enterprise] =
    await sql`insert into enterprises (no, issuer_unit, name, kind, unit_code, workers, members, party, stage, stage_on,
      pinyin, initials, registered_on, changed_by, changed_unit, category)
    values ('HD-1', ${unit}, '海淀企业', 'head', ${street!.code}, 9, 9, true, 'contacted', '2022-01-01', 'haidianqiye', 'hdqy', '2022-01-01',
      '海淀', '海淀', 'platform') returning id`;
  const [enterpriseRecord] =
    await sql`insert into enterprise_records (enterprise_id, unit_code, head_id, kind, "on", staff_name, staff_unit)
    values (${enterprise!.id}, ${street!.code}, ${enterprise!.id}, 'visit', '2022-01-02', '海淀', '海淀') returning id`;
  const [seat] =
    await sql`insert into working_group_seats (enterprise_id, enterprise_unit, head_id, level, unit_code, name, since)
    values (${enterprise!.id}, ${street!.code}, ${enterprise!.id}, 'district', ${unit}, '海淀', '2022-01-02') returning id`;
  const [document] =
    await sql`insert into documents (kind, unit_code, unit_title, period, as_of, title, content, figures_sum, created_by)
    values ('progress', ${unit}, '海淀', '2022-05', '2022-05-31', '海淀文稿', ${sql.json({ sections: [], annexes: [] })}, 'x', '海淀') returning id`;
  return {
    document: document!.id,
    enterprise: enterprise!.id,
    enterpriseRecord: enterpriseRecord!.id,
    seat: seat!.id,
    task: task!.id,
    taskVersion: task!.version,
    unit,
    street: street!.code,
    entry: entry!.id,
    request: request!.id,
    followUp: followUp!.id,
    template: template!.id,
    batchOfFollowUps: batchOfFollowUps!.id,
    instruction: instruction!.id,
    evidence: evidence!.id,
    batch: batch!.id,
    movement: movement!.id,
    offer: offer!.id,
  };
}

type Attack = (world: World) => Record<string, unknown>[];

const scopedPage: Attack = (w) => [{}, { unit: w.unit }, { unit: w.street }];
const ofTask: Attack = (w) => [{ task: w.task }, { task: w.task, unit: w.unit }, { task: w.task, unit: w.street }];
const enterprise = (w: World) => ({ id: w.enterprise, version: 1, on: "2022-02-01" });
const enterpriseForm = {
  ...{ name: "越权", kind: "head", category: "platform", workers: "9", members: "9", on: "2022-02-01" },
};
const report = { period: "2022-06", version: 1 };
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
  "follow-up.draft": (w) => [
    { task: [w.task], unit: [w.unit] },
    { enterprise: [w.enterprise] },
    { parent: w.followUp },
    { instruction: w.instruction },
  ],
  "follow-up.batch": (w) => [{ id: w.batchOfFollowUps }],
  "follow-up.statistics": scopedPage,
  "document.ledgers": scopedPage,
  "document.list": scopedPage,
  "document.one": (w) => [{ id: w.document }],
  "document.file": (w) => [{ id: w.document }],
  "document.order": (w) => [{ id: w.followUp }],
  "document.briefing": scopedPage,
  "document.draft": () => [{ kind: "briefing", month: "2999-01" }],
  "document.edit": (w) => [{ id: w.document, version: 1, to: "越权" }],
  "document.refresh": (w) => [{ id: w.document, version: 1 }],
  "document.discard": (w) => [{ id: w.document, version: 1 }],
  "document.issue": (w) => [{ id: w.document, version: 1 }],
  "document.issue-order": (w) => [{ followUp: w.followUp }],
  "document.verify": (w) => [{ id: w.document, file: new File(["x"], "越权.docx") }],
  "enterprise.roster": (w) => [
    {},
    { unit: w.unit },
    { unit: w.street },
    { id: [w.enterprise] },
    { head: w.enterprise },
    { q: "海淀企业" },
    { q: "haidianqiye" },
    { asOf: "2022-06-01" },
  ],
  "enterprise.funnel": scopedPage,
  "enterprise.floating-unions": scopedPage,
  "enterprise.find": () => [{ q: "海淀企业" }, { q: "haidianqiye" }, { q: "hdqy" }, { q: "HD-1" }],
  "enterprise.one": (w) => [{ id: w.enterprise }],
  "enterprise.forms": () => [{}],
  "unit.find": () => [{ q: "haidian" }, { q: "海淀" }, { q: "hd" }],

  "membership.board": (w) => [
    {},
    { unit: w.unit },
    { unit: w.street },
    { recruiter: w.unit },
    { id: w.movement },
    { q: "海淀" },
  ],
  "membership.growth": scopedPage,
  "membership.children": scopedPage,
  "membership.offers": (w) => [{}, { unit: w.unit }, { id: w.offer }],
  "membership.entry": () => [{}],

  "membership.import-upload": () => [{ file: new File([], "越权.xlsx") }],
  "membership.import-remap": (w) => [{ batch: w.batch }],
  "membership.import-accept": (w) => [{ batch: w.batch }],
  "membership.import-undo": (w) => [{ batch: w.batch }],
  "membership.import-discard": (w) => [{ batch: w.batch }],
  "membership.import-batch": (w) => [{ batch: w.batch }],
  "membership.import-batches": () => [{}],
  "membership.import-refused": (w) => [{ batch: w.batch }],

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

  "enterprise.register": (w) => [
    { ...enterpriseForm, unit: w.street },
    { ...enterpriseForm, unit: w.unit },
  ],
  "enterprise.edit": (w) => [{ ...enterpriseForm, ...enterprise(w), unit: w.street }],
  "enterprise.move": (w) => [{ ...enterprise(w), stage: "qualified", evidence: [] }],
  "enterprise.stall": (w) => [{ ...enterprise(w), reason: "越权", dueOn: "2999-01-01", body: "越权" }],
  "enterprise.unstall": (w) => [{ ...enterprise(w), reason: "越权" }],
  "enterprise.add-record": (w) => [{ id: w.enterprise, kind: "visit", on: "2022-02-01", evidence: [] }],
  "enterprise.void-record": (w) => [{ record: w.enterpriseRecord, reason: "越权" }],
  "enterprise.set-seat": (w) => [
    { id: w.enterprise, level: "street", unit: "110105001", name: "越权", since: "2022-02-01" },
  ],
  "enterprise.note-contact": (w) => [{ seat: w.seat, on: "2022-02-01" }],
  "enterprise.import-upload": () => [{ file: new File([], "越权.xlsx") }],
  "enterprise.import-remap": (w) => [{ batch: w.batch }],
  "enterprise.import-accept": (w) => [{ batch: w.batch }],
  "enterprise.import-undo": (w) => [{ batch: w.batch }],
  "enterprise.import-discard": (w) => [{ batch: w.batch }],
  "enterprise.import-batch": (w) => [{ batch: w.batch }],
  "enterprise.import-batches": () => [{}],
  "enterprise.import-refused": (w) => [{ batch: w.batch }],
  "enterprise.set-floating-union": (w) => [
    { unit: w.street, name: "越权", document: "越权", approvedOn: "2022-02-01", chair: "越权", members: "9" },
  ],
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
  "instruction.list": (w) => [{}, { unit: w.unit }, { id: w.instruction }],
  "instruction.of-subject": (w) => [
    { kind: "unit", id: w.street, unit: w.street },
    { kind: "task", id: String(w.task), unit: w.unit },
    { kind: "follow_up", id: String(w.followUp), unit: "110105" },
    { kind: "enterprise", id: String(w.enterprise), unit: "110105" },
  ],
  "instruction.waiting": () => [{}],
  "instruction.settle": (w) => [{ id: w.instruction, text: "越权" }],
  "follow-up.ask-extension": (w) => [{ ...followUp(w), newDue: "2022-12-20" }],
  "follow-up.decide-extension": (w) => [{ ...followUp(w), verdict: "grant" }],
  "follow-up.transfer": (w) => [{ ...followUp(w), to: "110105" }],
  "follow-up.raise": (w) => [{ ...followUp(w), level: "listed" }],
  "follow-up.save-template": (w) => [{ id: w.template, version: 1, name: "越权", body: "越权" }],
  "follow-up.remove-template": (w) => [{ id: w.template, version: 1 }],
  "follow-up.sign": (w) => [followUp(w)],
  "follow-up.note": (w) => [{ ...followUp(w), evidence: [] }],
  "follow-up.submit": (w) => [{ ...followUp(w), evidence: [] }],
  "follow-up.close": (w) => [followUp(w)],
  "follow-up.return": (w) => [{ ...followUp(w), reason: "越权" }],

  // Another unit's reports are neither read nor decided on; the own one is asked for in a month that has not begun.
  "report.matrix": (w) => [{}, { unit: w.unit }, { unit: w.street }, { period: "2022-05" }],
  "report.one": (w) => [
    { period: "2022-06" },
    { unit: w.unit, period: "2022-06" },
    { unit: w.street, period: "2022-06" },
  ],
  "report.month": (w) => [
    { month: "2022-06" },
    { unit: w.unit, month: "2022-06" },
    { unit: w.street, month: "2022-06" },
  ],
  "report.rates": scopedPage,
  "report.adjustments": (w) => [{ period: "2022-05" }, { unit: w.unit, period: "2022-05" }],
  "report.draft": () => [{ period: "2099-01", evidence: [] }],
  "report.submit": () => [{ period: "2099-01", evidence: [] }],
  "report.approve": (w) => [
    { ...report, unit: w.street },
    { ...report, unit: w.unit },
  ],
  "report.return": (w) => [{ ...report, unit: w.street, "reason.did": "越权" }],
  "report.unapprove": (w) => [{ ...report, unit: w.street, text: "越权" }],
  "report.decide-many": (w) => [{ period: "2022-06", units: [w.street, w.unit], move: "approve" }],
  "report.chase": (w) => [{ period: "2022-06", unit: w.unit }],
};
