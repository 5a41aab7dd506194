import type { Sql } from "postgres";
import { lapseVerified, rebuildMembership } from "@/modules/membership/figures";
import { addMonths, type Day, dayOf, isoOf, monthEnd, weekdayOf } from "@/platform/dates";
import { addWorkdays, type Calendar } from "@/platform/workdays";
import { type Channel, channels } from "@/vocab/channels";
import { type WorkerGroup, workerGroups } from "@/vocab/worker-groups";
import { Book, type Movement, type Offer } from "./membership-book";
import { randomFrom } from "./random";

const MONTHS = 14;
/** Shares of the groups and of the channels among joins, per mille, in the order of the charts. */
const GROUPS = [285, 208, 87, 82, 61, 65, 49, 65, 65, 33];
const CHANNELS = [420, 190, 210, 50, 130];
/** 春节 and the heat slow recruiting, spring and the year's end speed it up. */
const SEASON = [0.82, 0.55, 1.22, 1.25, 1.1, 1.15, 0.95, 0.9, 1.02, 1.0, 1.12, 1.18];
const SIZE: Record<string, number> = {
  "110105": 1.5,
  "110108": 1.35,
  "110101": 1.1,
  "110102": 1.1,
  "110106": 1.2,
  "110112": 1.1,
};

/** 门头沟 has been losing members for five months; 荣华 held one great drive three months ago. */
const FALLING = "110109";
const SURGE = { unit: "110190012", ago: 3, campaign: "平台企业集中入会行动" };
/** The units of the stories below. */
const HEPING = "110105007";
const WANGJING = "110105026";

interface Street {
  code: string;
  parent: string;
}

/**
 * Fourteen months of movements that look like life: seasons, one falling district, one surge, one mistaken transfer reversed, offers
 * in every state, confirmations. Deterministic for the day; sums and figures are made from the rows at the end.
 */
export async function seedMembership(sql: Sql, today: Day): Promise<void> {
  const streets = await sql<
    Street[]
  >`select code, parent_code as parent from units where level = 'street' and active order by code`;
  const start = dayOf(`${isoOf(addMonths(today, 1 - MONTHS)).slice(0, 7)}-01`);
  const book = new Book(await calendarOf(sql));
  for (const [nth, street] of streets.entries()) openings(book, street, nth, start);
  for (let month = start; month <= today; month = addMonths(month, 1)) {
    const days = Math.min(monthEnd(month), today) - month + 1;
    const ago = monthsBetween(month, today);
    for (const [nth, street] of streets.entries()) monthOf(book, { street, nth, streets, month, days, ago, today });
  }
  stories(book, streets, today);
  await insertMovements(sql, book.movements);
  await insertOffers(sql, book.offers);
  await insertConfirmations(sql, today);
  await rebuildMembership(sql);
  await lapseVerified(sql, isoOf(today));
}

const monthsBetween = (from: Day, to: Day) => {
  const [a, b] = [isoOf(from), isoOf(to)];
  return (Number(b.slice(0, 4)) - Number(a.slice(0, 4))) * 12 + Number(b.slice(5, 7)) - Number(a.slice(5, 7));
};

async function calendarOf(sql: Sql): Promise<Calendar> {
  const rows = await sql<{ day: string; kind: string }[]>`select day::text as day, kind from calendar_days`;
  const of = (kind: string) => new Set(rows.filter((row) => row.kind === kind).map((row) => dayOf(row.day)));
  return { off: of("off"), work: of("work"), years: new Set(rows.map((row) => Number(row.day.slice(0, 4)))) };
}

function pick<T>(list: readonly T[], weights: readonly number[], dice: number): T {
  let left = dice * weights.reduce((sum, w) => sum + w, 0);
  for (const [at, item] of list.entries()) {
    left -= weights[at] ?? 0;
    if (left < 0) return item;
  }
  return list[0]!;
}

function openings(book: Book, { code }: Street, nth: number, start: Day): void {
  const random = randomFrom(nth * 7919 + 11);
  for (const [at, group] of workerGroups.entries()) {
    const count = Math.round(((GROUPS[at] ?? 0) / 1000) * 90 * (0.5 + random()));
    if (count > 0) book.post({ day: start, kind: "opening", to: code, group, count });
  }
}

interface Month {
  street: Street;
  nth: number;
  streets: readonly Street[];
  month: Day;
  days: number;
  ago: number;
  today: Day;
}

function monthOf(book: Book, { street, nth, streets, month, days, ago, today }: Month): void {
  const random = randomFrom(nth * 104_729 + ago * 1_299_709 + 5);
  const season = SEASON[Number(isoOf(month).slice(5, 7)) - 1] ?? 1;
  const falling = street.parent === FALLING && ago <= 4;
  const pace =
    season *
    (SIZE[street.parent] ?? 1) *
    (0.55 + (0.9 * ((nth * 37) % 29)) / 29) *
    (falling ? 0.25 : 1) *
    Math.min(1, days / 28);
  const dayIn = () => {
    // Few people are signed up on a Sunday.
    const day = month + Math.floor(random() * days);
    return weekdayOf(day) === 0 && day > month ? day - 1 : day;
  };
  const joins = Math.max(1, Math.round(pace * (2.6 + random() * 1.6)));
  for (let i = 0; i < joins; i += 1) {
    const channel: Channel = pick(
      channels,
      CHANNELS.map((w, at) => (at === 2 ? w * (1 + (MONTHS - ago) / 20) : w)),
      random(),
    );
    const elsewhere = random() < 0.04 ? streets[(nth + 1 + Math.floor(random() * 7)) % streets.length]! : street;
    book.post({
      ...{ day: dayIn(), kind: "join", to: street.code, recruiter: elsewhere.code, channel },
      ...{ group: pick(workerGroups, GROUPS, random()), count: 3 + Math.floor(random() * random() * 30) },
    });
  }
  if (street.code === SURGE.unit && ago === SURGE.ago) {
    for (let i = 0; i < 14; i += 1) {
      book.post({
        ...{
          day: dayIn(),
          kind: "join",
          to: street.code,
          recruiter: street.code,
          channel: "platform",
          campaign: SURGE.campaign,
        },
        ...{ group: i % 3 === 0 ? "courier" : "rider", count: 40 + Math.floor(random() * 90) },
      });
    }
  }
  const leaves = falling ? 3 : random() < 0.35 ? 1 : 0;
  for (let i = 0; i < leaves; i += 1) {
    const group = pick(workerGroups, GROUPS, random());
    book.post({
      day: dayIn(),
      kind: "leave",
      from: street.code,
      group,
      count: falling ? 8 + Math.floor(random() * 14) : 1 + Math.floor(random() * 6),
    });
  }
  if (random() < 0.16) {
    const inside = streets.filter((other) => other.parent === street.parent && other.code !== street.code);
    const pool = random() < 0.55 && inside.length > 0 ? inside : streets;
    const to = pool[Math.floor(random() * pool.length)]!;
    const offered = dayIn();
    // One in eight takes longer than the term; what is younger than its answer is still open.
    const wait = random() < 0.12 ? 12 + Math.floor(random() * 4) : Math.floor(random() * 8);
    const fate = random();
    if (to.code !== street.code) {
      book.transfer({
        ...{ offered, wait, today, from: street.code, to: to.code, group: pick(workerGroups, GROUPS, random()) },
        ...{
          count: 2 + Math.floor(random() * 14),
          fate: fate < 0.9 ? "accepted" : fate < 0.96 ? "refused" : "recalled",
        },
      });
    }
  }
}

/** What the demonstration is told with: open offers around 和平街 and 望京, and a transfer of 48 that should have been 18. */
function stories(book: Book, streets: readonly Street[], today: Day): void {
  const has = (code: string) => streets.some((street) => street.code === code);
  const second = (district: string) => streets.filter((street) => street.parent === district)[1]?.code ?? HEPING;
  const offers: [string, string, WorkerGroup, number, number][] = [
    [second("110112"), HEPING, "courier", 14, 6],
    [second("110108"), WANGJING, "driver", 11, 3],
    [HEPING, second("110102"), "guard", 6, 1],
    [WANGJING, HEPING, "rider", 9, 2],
  ];
  for (const [from, to, group, count, ago] of offers) {
    if (has(from) && has(to)) {
      const offered = addWorkdays(book.calendar, today, -ago);
      book.transfer({ offered, wait: 99, today, from, to, group, count, fate: "accepted" });
    }
  }
  const [from, to] = [WANGJING, second("110108")];
  const day = addWorkdays(book.calendar, today, -24);
  const wrong = book.transfer({ offered: day, wait: 1, today, from, to, group: "rider", count: 48, fate: "accepted" });
  if (wrong) {
    book.reverse(wrong, wrong.day + 1, "名册核对，应为 18 人，多转 30 人");
    book.transfer({ offered: wrong.day + 2, wait: 1, today, from, to, group: "rider", count: 18, fate: "accepted" });
  }
  const join = book.post({
    ...{ day: day + 4, kind: "join", to: HEPING, recruiter: HEPING, channel: "on_site" },
    ...{ group: "trucker", count: 18 },
  });
  if (join) book.reverse(join, day + 6, "与上月重复登记");
}

const CHUNK = 5000;

async function insertMovements(sql: Sql, movements: readonly Movement[]): Promise<void> {
  for (let i = 0; i < movements.length; i += CHUNK) {
    await sql`insert into movements (id, no, day, kind, effect, from_unit, to_unit, recruiter_unit, worker_group, channel, count, reverses, campaign, note,
        author_id, author_name, recorded_at) overriding system value
      select x.id, 'HJ-' || to_char(x.day, 'YYMMDD') || lpad(x.id::text, greatest(4, length(x.id::text)), '0'), x.day, x.kind, x.effect, x."from", x."to", x.recruiter, x."group", x.channel,
        x.count, x.reverses, x.campaign, coalesce(x.note, ''), a.id, a.name, x.day + time '09:00' + make_interval(mins => (x.id % 500)::int)
      from jsonb_to_recordset(${sql.json(movements.slice(i, i + CHUNK) as never)}) as x(id bigint, day date, kind text, effect text, "from" text, "to" text,
        recruiter text, "group" text, channel text, count int, reverses bigint, campaign text, note text)
      join lateral (select id, name from accounts where unit_code = coalesce(x."to", x."from") order by account limit 1) a on true order by x.id`;
  }
  await sql`select setval(pg_get_serial_sequence('movements', 'id'), ${movements.length})`;
}

async function insertOffers(sql: Sql, offers: readonly Offer[]): Promise<void> {
  await sql`insert into transfer_offers (offered_on, term_on, from_unit, to_unit, recruiter_unit, worker_group, count, state, settled_on, settled_name,
      reason, movement_id, author_id, author_name, recorded_at)
    select x.offered, x.term, x."from", x."to", x."from", x."group", x.count, x.state, x.settled, case when x.settled is not null then s.name end,
      case when x.state = 'refused' then '名册与实际不符，请核对后重新发起' else '' end, x.movement, a.id, a.name, x.offered + time '10:00'
    from jsonb_to_recordset(${sql.json(offers as never)}) as x(offered date, term date, "from" text, "to" text, "group" text, count int, state text,
      settled date, movement bigint)
    join lateral (select id, name from accounts where unit_code = x."from" order by account limit 1) a on true
    join lateral (select name from accounts where unit_code = case when x.state = 'recalled' then x."from" else x."to" end order by account limit 1) s on true
    order by x.offered`;
}

/** Four of five streets counted their members within the last 90 days, the others longer ago. */
async function insertConfirmations(sql: Sql, today: Day): Promise<void> {
  await sql`insert into balance_confirmations (unit_code, day, balance, author_id, author_name, recorded_at)
    select u.code, d.day, coalesce((select sum(case when m.to_unit = u.code then m.count else -m.count end) from movements m
        where (m.to_unit = u.code or m.from_unit = u.code) and m.day <= d.day), 0), a.id, a.name, d.day + time '16:00'
    from (select code, row_number() over (order by code) as nth from units where level = 'street' and active) u
    cross join lateral (select ${isoOf(today)}::date - (case when u.nth % 5 = 2 then 95 + (u.nth % 40) else 3 + (u.nth * 13) % 80 end)::int as day) d
    join lateral (select id, name from accounts where unit_code = u.code order by account limit 1) a on true`;
  await sql`insert into verified_spans (unit_code, starts_on, ends_on) select unit_code, day, day + 91 from balance_confirmations`;
}
