import type { Sql } from "postgres";
import { type Day, dayOf, isoOf } from "@/platform/dates";
import { randomFrom, split } from "./random";

interface Task {
  id: number;
  seq: number;
  title: string;
  indicator: string;
  kind: "count" | "ratio" | "money" | "milestone";
  unit_name: string;
  target: number | null;
  starts_on: string;
  due_on: string;
  milestones: { day: string; share: number }[];
}

interface Leaf {
  task_id: number;
  unit_code: string;
  target: number;
}

interface Entry {
  task_id: number;
  unit_code: string;
  day: string;
  amount: number;
  base: number | null;
  note: string;
}

/** How fast a district works, relative to what is expected. One lags, one falls behind late, the development zone leads. */
const PACE: Record<string, number> = {
  "110101": 1.04,
  "110102": 1.1,
  "110105": 1.02,
  "110106": 0.97,
  "110107": 1.0,
  "110108": 1.06,
  "110109": 0.62,
  "110111": 0.68,
  "110112": 0.84,
  "110113": 1.05,
  "110114": 0.96,
  "110115": 1.01,
  "110116": 0.9,
  "110117": 0.82,
  "110118": 0.94,
  "110119": 0.87,
  "110190": 1.15,
};

type Fate = "on_time" | "late" | "overdue" | "running";

/** A third of the tasks whose deadline has passed was finished late or is overdue; the others ended in time. */
function fateOf(task: Task, today: Day, nthPast: number): Fate {
  if (dayOf(task.due_on) >= today) return "running";
  return nthPast % 6 === 2 ? "late" : nthPast % 6 === 5 ? "overdue" : "on_time";
}

/** Share of the target that the milestones expect on a day; the seed follows them so that most lights are green. */
function expected(task: Task, day: Day): number {
  const points = [
    { day: dayOf(task.starts_on), share: 0 },
    ...task.milestones.map((m) => ({ day: dayOf(m.day), share: m.share })),
    { day: dayOf(task.due_on), share: 1 },
  ];
  const next = points.findIndex((p) => p.day >= day);
  if (next <= 0) return next === 0 ? 0 : 1;
  const a = points[next - 1]!;
  const b = points[next]!;
  return a.day === b.day ? b.share : a.share + ((b.share - a.share) * (day - a.day)) / (b.day - a.day);
}

/** The first day on which the milestones expect the share. */
function dayWhenExpected(task: Task, share: number): Day {
  const due = dayOf(task.due_on);
  for (let day = dayOf(task.starts_on); day < due; day += 1) if (expected(task, day) >= share) return day;
  return due;
}

/** Entries of every unit that counts, as the officers would have reported them, and the figures that follow from them. */
export async function seedProgress(sql: Sql, today: Day): Promise<void> {
  const tasks = await sql<
    Task[]
  >`select t.id, t.seq, t.title, t.indicator, i.kind, i.unit_name, t.target::float8 as target, t.starts_on::text, t.due_on::text,
      coalesce((select jsonb_agg(jsonb_build_object('day', m.due_on, 'share', m.share) order by m.due_on) from milestones m where m.task_id = t.id), '[]') as milestones
    from tasks t join indicators i on i.key = t.indicator where t.source = 'manual' or t.stand_in order by t.seq`;
  const leaves = await sql<
    Leaf[]
  >`select task_id, unit_code, target::float8 as target from allocations a where target > 0 and not exists (
      select 1 from allocations b where b.task_id = a.task_id and b.unit_code > a.unit_code and b.unit_code like a.unit_code || '%') order by task_id, unit_code`;
  const leads = await sql<{ task_id: number; unit_code: string }[]>`
    select task_id, coalesce(unit_code, '11.U01') as unit_code from task_parties where role = 'lead'`;
  const leadOf = new Map(leads.map((l) => [l.task_id, l.unit_code]));
  const ofTask = Map.groupBy(leaves, (leaf) => leaf.task_id);

  const entries: Entry[] = [];
  let past = 0;
  for (const task of tasks) {
    const fate = fateOf(task, today, past);
    if (fate !== "running") past += 1;
    const own = { task_id: task.id, unit_code: leadOf.get(task.id)!, target: task.target ?? 12 };
    for (const [i, leaf] of (ofTask.get(task.id) ?? [own]).entries())
      entries.push(...entriesOf(task, leaf, fate, today, i));
  }
  for (let i = 0; i < entries.length; i += 5000) {
    await sql`insert into progress_entries (task_id, unit_code, day, amount, base, note, author_id, author_name, created_at)
      select x.task_id, x.unit_code, x.day, x.amount, x.base, x.note, a.id, a.name, x.day + time '09:00' + make_interval(mins => (x.amount % 480)::int)
      from jsonb_to_recordset(${sql.json(entries.slice(i, i + 5000) as never)}) as x(task_id int, unit_code text, day date, amount bigint, base bigint, note text)
      join lateral (select id, name from accounts where unit_code = x.unit_code order by account limit 1) a on true`;
  }
  await sql`insert into figure_postings (indicator, unit_code, day, delta, source, recorded_at)
    select t.indicator, p.unit_code, p.day, p.amount, 'progress:' || p.id, p.created_at from progress_entries p join tasks t on t.id = p.task_id where p.amount <> 0
    union all select t.indicator || ':base', p.unit_code, p.day, p.base, 'progress:' || p.id, p.created_at from progress_entries p join tasks t on t.id = p.task_id where p.base <> 0`;
  await sql`insert into figures select indicator, unit_code, day, sum(delta) from figure_postings where source like 'progress:%' group by 1, 2, 3`;
  await sql`insert into figures_now select indicator, unit_code, sum(delta) from figure_postings where source like 'progress:%' group by 1, 2`;
}

function entriesOf(task: Task, leaf: Leaf, fate: Fate, today: Day, nth: number): Entry[] {
  const random = randomFrom(task.seq * 1_000_003 + nth * 97);
  const start = dayOf(task.starts_on);
  const due = dayOf(task.due_on);
  const pace = PACE[leaf.unit_code.slice(0, 6)] ?? 1;
  // A street is quicker or slower in all that it does.
  const own = randomFrom(
    Number(leaf.unit_code.slice(6).replace(/\D/g, "") || 0) * 7919 + leaf.unit_code.charCodeAt(4),
  )();
  const wobble = (0.92 + random() * 0.16) * (leaf.unit_code.length > 6 ? 0.72 + own * 0.5 : 1);
  // Two districts in trouble leave some finished tasks unfinished; some running tasks are in trouble everywhere.
  const stuck = pace < 0.75 && (task.seq * 31 + leaf.unit_code.charCodeAt(5)) % 5 < 2 && fate !== "running";
  const trouble = task.seq % 7 === 3 ? 0.84 : task.seq % 11 === 8 ? 0.6 : 1;
  const reached = stuck
    ? 0.5 + 0.4 * random()
    : fate === "on_time" || fate === "late"
      ? 1 + (random() < 0.2 ? random() * 0.08 : 0)
      : fate === "overdue"
        ? Math.min(1, 0.74 + 0.3 * pace * random())
        : Math.min(
            1.05,
            expected(task, today) * Math.min(1.12, pace * trouble * (0.97 + ((task.seq * 37) % 13) / 100)) * wobble,
          );
  const last =
    fate === "on_time"
      ? due - 2 - Math.floor(random() * 8)
      : fate === "late"
        ? due + 6 + Math.floor(random() * 20)
        : fate === "overdue"
          ? due
          : today;
  const rate = task.kind === "ratio";
  const base = rate ? (leaf.target === 10_000 && task.seq < 15 ? 1 : 6 + Math.floor(random() * 30)) : null;
  const total = rate
    ? Math.min(
        base!,
        reached >= 1 ? Math.ceil((base! * leaf.target) / 10_000) : Math.round((base! * leaf.target * reached) / 10_000),
      )
    : task.kind === "money"
      ? Math.round((leaf.target * reached) / 100) * 100
      : Math.round(leaf.target * reached);
  const times = Math.max(1, Math.min(task.kind === "money" ? 5 : total, 3 + Math.floor(random() * 5)));
  const parts = split(
    task.kind === "money" ? total / 100 : total,
    Array.from({ length: times }, () => 0.6 + random()),
  ).map((n) => (task.kind === "money" ? n * 100 : n));
  // Reports follow the milestones: a little ahead where things go well, behind where they do not.
  const drag = fate === "late" ? 1.25 : fate === "overdue" || stuck || trouble < 1 ? 1.12 : 1;
  const days = parts.map((_, i) => {
    const planned = dayWhenExpected(
      task,
      ((i + (times === 1 ? random() : 0.8)) / parts.length) *
        Math.min(1, fate === "running" ? expected(task, today) : 1),
    );
    const lead = drag > 1 ? 0 : 2 + Math.floor(random() * 7);
    return Math.max(start + 1 + i, Math.min(last, today, Math.round(start + (planned - start) * drag) - lead));
  });
  return parts.flatMap((amount, i) => {
    const baseHere = rate ? (i === 0 ? base! : 0) : null;
    if (amount === 0 && !baseHere) return [];
    return [
      {
        task_id: task.id,
        unit_code: leaf.unit_code,
        day: isoOf(days[i]!),
        amount,
        base: baseHere,
        note: noteOf(task, i),
      },
    ];
  });
}

const PHRASES = [
  "按计划推进",
  "集中开展一批",
  "与社区共同完成",
  "利用午间休息时间开展",
  "补报上旬数据",
  "会同合作单位开展",
  "本周新增",
];

function noteOf(task: Task, i: number): string {
  return `${PHRASES[(task.seq + i) % PHRASES.length]}，佐证材料已留存`;
}
