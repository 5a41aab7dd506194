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
  exportFile: string;
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
  const [exportFile] =
    await sql`insert into export_files (account_id, sheet, title, format, search, state, name, reach, ready_at, expires_at)
    values (${haidian.id}, 'membership', '海淀', 'csv', '{}', 'ready', '海淀.csv', ${sql.json({ ...haidian.read, seats: [] })},
      now(), now() + interval '7 days') returning id`;
  return {
    document: document!.id,
    exportFile: exportFile!.id,
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
