CREATE TABLE "balance_confirmations" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "balance_confirmations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"unit_code" text collate "C" NOT NULL,
	"day" date NOT NULL,
	"balance" integer NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "member_balances" (
	"unit_code" text collate "C" NOT NULL,
	"worker_group" text NOT NULL,
	"balance" integer DEFAULT 0 NOT NULL,
	CONSTRAINT "member_balances_unit_code_worker_group_pk" PRIMARY KEY("unit_code","worker_group"),
	CONSTRAINT "member_balances_floor" CHECK ("member_balances"."balance" >= 0)
);
--> statement-breakpoint
CREATE TABLE "member_days" (
	"unit_code" text collate "C" NOT NULL,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"worker_group" text NOT NULL,
	"channel" text NOT NULL,
	"n" integer NOT NULL,
	"rows" integer NOT NULL,
	CONSTRAINT "member_days_unit_code_day_kind_worker_group_channel_pk" PRIMARY KEY("unit_code","worker_group","day","kind","channel")
);
--> statement-breakpoint
CREATE TABLE "movements" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "movements_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"no" text NOT NULL,
	"import_key" text,
	"day" date NOT NULL,
	"kind" text NOT NULL,
	"effect" text NOT NULL,
	"from_unit" text collate "C",
	"to_unit" text collate "C",
	"recruiter_unit" text collate "C",
	"worker_group" text NOT NULL,
	"channel" text,
	"count" integer NOT NULL,
	"reverses" bigint,
	"campaign" text,
	"batch_id" integer,
	"undone" boolean DEFAULT false NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "movements_count" CHECK ("movements"."count" > 0)
);
--> statement-breakpoint
CREATE TABLE "transfer_offers" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "transfer_offers_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"offered_on" date NOT NULL,
	"term_on" date NOT NULL,
	"from_unit" text collate "C",
	"to_unit" text collate "C" NOT NULL,
	"recruiter_unit" text collate "C",
	"worker_group" text NOT NULL,
	"channel" text,
	"count" integer NOT NULL,
	"campaign" text,
	"state" text DEFAULT 'open' NOT NULL,
	"settled_on" date,
	"settled_name" text,
	"reason" text DEFAULT '' NOT NULL,
	"movement_id" bigint,
	"note" text DEFAULT '' NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "transfer_offers_count" CHECK ("transfer_offers"."count" > 0)
);
--> statement-breakpoint
CREATE TABLE "verified_spans" (
	"unit_code" text collate "C" NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"lapsed" boolean DEFAULT false NOT NULL,
	CONSTRAINT "verified_spans_unit_code_starts_on_pk" PRIMARY KEY("unit_code","starts_on")
);
--> statement-breakpoint
ALTER TABLE "balance_confirmations" ADD CONSTRAINT "balance_confirmations_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "member_balances" ADD CONSTRAINT "member_balances_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "member_days" ADD CONSTRAINT "member_days_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "movements" ADD CONSTRAINT "movements_from_unit_units_code_fk" FOREIGN KEY ("from_unit") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "movements" ADD CONSTRAINT "movements_to_unit_units_code_fk" FOREIGN KEY ("to_unit") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "movements" ADD CONSTRAINT "movements_recruiter_unit_units_code_fk" FOREIGN KEY ("recruiter_unit") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "movements" ADD CONSTRAINT "movements_reverses_movements_id_fk" FOREIGN KEY ("reverses") REFERENCES "public"."movements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "transfer_offers" ADD CONSTRAINT "transfer_offers_from_unit_units_code_fk" FOREIGN KEY ("from_unit") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "transfer_offers" ADD CONSTRAINT "transfer_offers_to_unit_units_code_fk" FOREIGN KEY ("to_unit") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "transfer_offers" ADD CONSTRAINT "transfer_offers_recruiter_unit_units_code_fk" FOREIGN KEY ("recruiter_unit") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "transfer_offers" ADD CONSTRAINT "transfer_offers_movement_id_movements_id_fk" FOREIGN KEY ("movement_id") REFERENCES "public"."movements"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "verified_spans" ADD CONSTRAINT "verified_spans_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "balance_confirmations_unit" ON "balance_confirmations" USING btree ("unit_code","day");--> statement-breakpoint
CREATE INDEX "movements_day" ON "movements" USING btree ("day","id");--> statement-breakpoint
CREATE INDEX "movements_from" ON "movements" USING btree ("from_unit","day");--> statement-breakpoint
CREATE INDEX "movements_to" ON "movements" USING btree ("to_unit","day");--> statement-breakpoint
CREATE INDEX "movements_recruiter" ON "movements" USING btree ("recruiter_unit","day");--> statement-breakpoint
CREATE INDEX "movements_batch" ON "movements" USING btree ("batch_id");--> statement-breakpoint
CREATE INDEX "movements_no" ON "movements" USING btree ("no");--> statement-breakpoint
CREATE UNIQUE INDEX "movements_import_key" ON "movements" USING btree ("import_key");--> statement-breakpoint
CREATE UNIQUE INDEX "movements_reverses" ON "movements" USING btree ("reverses");--> statement-breakpoint
CREATE INDEX "transfer_offers_from" ON "transfer_offers" USING btree ("from_unit","state");--> statement-breakpoint
CREATE INDEX "transfer_offers_to" ON "transfer_offers" USING btree ("to_unit","state");--> statement-breakpoint
CREATE INDEX "transfer_offers_recruiter" ON "transfer_offers" USING btree ("recruiter_unit","state");--> statement-breakpoint
-- ── Membership ───────────────────────────────────────────────────────────────────────────────────────────────
-- A movement is seen by whoever has one of its three units in read scope (DOMAIN, "Membership is double entry"). Nobody
-- writes these tables directly: posting touches two scopes at once, so it is the owner's functions that do it below.
call app.fence('movements');
--> statement-breakpoint
create policy read_scope on movements for select to tuijintai_staff
  using ((to_unit >= (select app.read_lo()) and to_unit < (select app.read_hi()))
      or (from_unit >= (select app.read_lo()) and from_unit < (select app.read_hi()))
      or (recruiter_unit >= (select app.read_lo()) and recruiter_unit < (select app.read_hi())));
--> statement-breakpoint
call app.fence('transfer_offers');
--> statement-breakpoint
create policy read_scope on transfer_offers for select to tuijintai_staff
  using ((to_unit >= (select app.read_lo()) and to_unit < (select app.read_hi()))
      or (from_unit >= (select app.read_lo()) and from_unit < (select app.read_hi()))
      or (recruiter_unit >= (select app.read_lo()) and recruiter_unit < (select app.read_hi())));
--> statement-breakpoint
call app.fence_scoped('member_days');
--> statement-breakpoint
call app.fence_scoped('member_balances');
--> statement-breakpoint
call app.fence_scoped('balance_confirmations');
--> statement-breakpoint
call app.fence_scoped('verified_spans');
--> statement-breakpoint
grant select on movements, transfer_offers, member_days, member_balances, balance_confirmations, verified_spans to tuijintai_staff;
--> statement-breakpoint
-- The sides of the ledger that movements touch, signed: a reversal takes from the side on which the original was counted.
create function app.movement_legs(ids bigint[])
returns table (id bigint, unit_code text, day date, kind text, worker_group text, channel text, n int, signed int, base_day date, rows int)
language sql stable set search_path = public, pg_temp as $$
  select m.id, l.unit, m.day, l.leg, m.worker_group, coalesce(m.channel, ''),
    case when m.kind = 'reversal' then -m.count else m.count end,
    case when (m.kind = 'reversal') = (l.leg in ('out', 'leave')) then m.count else -m.count end, coalesce(o.day, m.day),
    -- What an undone import left is in no list any more: the row that takes another back takes its count of rows as well.
    case when m.undone and m.kind = 'reversal' then -1 else 1 end
  -- Two branches, so that a few ids are looked up by index and no ids mean one pass over all.
  from (select m.* from unnest(ids) as asked(id) join movements m on m.id = asked.id
      union all select m.* from movements m where ids is null) m
  left join movements o on o.id = m.reverses
  cross join lateral (values
    (case when m.kind = 'reversal' then m.to_unit else m.from_unit end, case m.effect when 'transfer' then 'out' else 'leave' end),
    (case when m.kind = 'reversal' then m.from_unit else m.to_unit end, case m.effect when 'transfer' then 'in' else m.effect end)
  ) as l(unit, leg)
  where l.unit is not null
$$;
--> statement-breakpoint
-- The figures that movements stand for (modules/indicators/catalogue.ts). Joins count for who recruited, inside the plan's dates.
-- A unit's members are verified while one of its spans lasts; what an ended span held is taken back on the day it ended.
create function app.movement_postings(ids bigint[])
returns table (indicator text, unit_code text, day date, delta int, source text)
language sql stable set search_path = public, pg_temp as $$
  with legs as materialized (select * from app.movement_legs(ids)),
  plan as (select starts_on, ends_on from plans order by id limit 1)
  select k.key, coalesce(m.recruiter_unit, l.unit_code), l.day, l.n, 'movement:' || l.id
  from legs l join movements m on m.id = l.id cross join plan cross join lateral (values
    ('membership.joins', true), ('membership.joins.platform', l.channel = 'platform'), ('membership.joins.courier', l.worker_group = 'courier'),
    ('membership.joins.rider', l.worker_group = 'rider'), ('membership.joins.driver', l.worker_group = 'driver'),
    ('membership.joins.trucker', l.worker_group = 'trucker')) as k(key, holds)
  where l.kind = 'join' and k.holds and l.base_day between plan.starts_on and plan.ends_on
  union all
  select k.key, l.unit_code, l.day, l.signed, 'movement:' || l.id from legs l cross join lateral (values
    ('membership.verified:base', true), ('membership.flexible', l.worker_group in ('driver', 'other'))) as k(key, holds) where k.holds
  union all
  select 'membership.verified', l.unit_code, greatest(l.day, s.starts_on), l.signed, 'movement:' || l.id
  from legs l join verified_spans s on s.unit_code = l.unit_code and l.day < s.ends_on
  union all
  select 'membership.verified', l.unit_code, s.ends_on, -l.signed, 'movement:' || l.id
  from legs l join verified_spans s on s.unit_code = l.unit_code and l.day < s.ends_on and s.lapsed
$$;
--> statement-breakpoint
create function app.offer_postings(ids int[])
returns table (indicator text, unit_code text, day date, delta int, source text)
language sql stable set search_path = public, pg_temp as $$
  select 'membership.transfers:base', to_unit, offered_on, count, 'offer:' || id from transfer_offers where ids is null or id = any (ids)
  union all
  select 'membership.transfers', to_unit, settled_on, count, 'offer:' || id from transfer_offers
  where state = 'accepted' and settled_on <= term_on and (ids is null or id = any (ids))
$$;
--> statement-breakpoint
-- Appends postings and adds them to both sums, always in this order of rows, so that two writers never wait for each other.
create function app.add_postings(postings jsonb) returns void language plpgsql set search_path = public, pg_temp as $$
begin
  with p as materialized (select * from jsonb_to_recordset(postings) as x(indicator text, unit_code text, day date, delta bigint, source text)),
  a as (insert into figure_postings (indicator, unit_code, day, delta, source) select indicator, unit_code, day, delta, source from p where delta <> 0),
  d as (insert into figures (indicator, unit_code, day, value)
    select indicator, unit_code, day, sum(delta) from p group by 1, 2, 3 order by 1, 2, 3
    on conflict (indicator, unit_code, day) do update set value = figures.value + excluded.value)
  insert into figures_now (indicator, unit_code, value) select indicator, unit_code, sum(delta) from p group by 1, 2 order by 1, 2
    on conflict (indicator, unit_code) do update set value = figures_now.value + excluded.value;
end $$;
--> statement-breakpoint
-- Writes movements with all that follows from them, for the functions below; checks no right. Balances are locked in one order.
-- Raises TJ001 where a day's end would fall below 0, TJ002 where offers reserve what is left, TJ003 for a second opening.
create function app.write_movements(entries jsonb) returns bigint[] language plpgsql set search_path = public, pg_temp as $$
declare ids bigint[]; units text[]; short record;
begin
  select array_agg(distinct u) into units from jsonb_to_recordset(entries) as x(from_unit text, to_unit text),
    lateral (values (x.from_unit), (x.to_unit)) as v(u) where u is not null;
  -- 盘点 reads all of a unit's balances at once and takes the same lock alone.
  perform pg_advisory_xact_lock_shared(7185428, h) from (select distinct hashtext(u) as h from unnest(units) as u order by 1) as keys;
  insert into member_balances (unit_code, worker_group)
    select distinct v.u, x.worker_group from jsonb_to_recordset(entries) as x(from_unit text, to_unit text, worker_group text),
      lateral (values (x.from_unit), (x.to_unit)) as v(u) where v.u is not null order by 1, 2 on conflict do nothing;
  perform 1 from member_balances b where b.unit_code = any (units) and b.worker_group in
      (select worker_group from jsonb_to_recordset(entries) as x(worker_group text))
    order by b.unit_code, b.worker_group for update;

  with fresh as (
    insert into movements (id, no, import_key, day, kind, effect, from_unit, to_unit, recruiter_unit, worker_group, channel, count, reverses,
        campaign, batch_id, undone, note, author_id, author_name) overriding system value
    select x.id, coalesce(x.no, 'HJ-' || to_char(x.day, 'YYMMDD') || lpad(x.id::text, greatest(4, length(x.id::text)), '0')), x.import_key, x.day, x.kind, coalesce(x.effect, x.kind),
        x.from_unit, x.to_unit, x.recruiter_unit, x.worker_group, x.channel, x.count, x.reverses, x.campaign, x.batch_id, coalesce(x.undone, false),
        coalesce(x.note, ''), app.staff(), x.author_name
    from (select nextval(pg_get_serial_sequence('movements', 'id')) as id, e.* from (
        select * from jsonb_to_recordset(entries) as x(ord int, no text, import_key text, day date, kind text, effect text, from_unit text, to_unit text,
        recruiter_unit text, worker_group text, channel text, count int, reverses bigint, campaign text, batch_id int, undone boolean, note text,
        author_name text) order by ord) e) x
    returning id)
  select array_agg(id order by id) into ids from fresh;

  insert into member_days (unit_code, day, kind, worker_group, channel, n, rows)
    select l.unit_code, l.day, l.kind, l.worker_group, l.channel, sum(l.n), sum(l.rows) from app.movement_legs(ids) l group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
    on conflict (unit_code, day, kind, worker_group, channel) do update set n = member_days.n + excluded.n, rows = member_days.rows + excluded.rows;

  select r.* into short from (
    select d.unit_code, d.worker_group, d.day, sum(sum(case when d.kind in ('out', 'leave') then -d.n else d.n end))
      over (partition by d.unit_code, d.worker_group order by d.day) as running
    -- Only who gives can fall short.
    from (select distinct from_unit, worker_group from jsonb_to_recordset(entries) as x(from_unit text, worker_group text) where from_unit is not null) g
    join member_days d on d.unit_code = g.from_unit and d.worker_group = g.worker_group group by 1, 2, 3) r
    where r.running < 0 order by r.day, r.unit_code limit 1;
  if found then
    raise exception 'a balance would fall below 0' using errcode = 'TJ001',
      detail = json_build_object('unit', short.unit_code, 'name', (select name from units where code = short.unit_code), 'group', short.worker_group, 'day', short.day, 'short', -short.running)::text;
  end if;

  update member_balances b set balance = b.balance + s.delta
    from (select l.unit_code, l.worker_group, sum(l.signed) as delta from app.movement_legs(ids) l group by 1, 2) s
    where b.unit_code = s.unit_code and b.worker_group = s.worker_group;
  perform app.check_reserved(units);

  select m.to_unit as unit_code, m.worker_group into short from movements m join movements o on o.to_unit = m.to_unit and o.worker_group = m.worker_group
      and o.kind = 'opening' and o.id <> m.id and not exists (select 1 from movements r where r.reverses = o.id)
    where m.id = any (ids) and m.kind = 'opening' limit 1;
  if found then
    raise exception 'a second opening' using errcode = 'TJ003', detail = json_build_object('unit', short.unit_code, 'name', (select name from units where code = short.unit_code), 'group', short.worker_group)::text;
  end if;

  with p as materialized (select * from app.movement_postings(ids) where delta <> 0),
  a as (insert into figure_postings (indicator, unit_code, day, delta, source) select indicator, unit_code, day, delta, source from p),
  d as (insert into figures (indicator, unit_code, day, value)
    select indicator, unit_code, day, sum(delta) from p group by 1, 2, 3 order by 1, 2, 3
    on conflict (indicator, unit_code, day) do update set value = figures.value + excluded.value)
  insert into figures_now (indicator, unit_code, value) select indicator, unit_code, sum(delta) from p group by 1, 2 order by 1, 2
    on conflict (indicator, unit_code) do update set value = figures_now.value + excluded.value;
  return ids;
end $$;
--> statement-breakpoint
create function app.check_reserved(units text[]) returns void language plpgsql set search_path = public, pg_temp as $$
declare short record;
begin
  select b.unit_code, b.worker_group, b.balance, sum(o.count) as held into short
    from member_balances b join transfer_offers o on o.from_unit = b.unit_code and o.worker_group = b.worker_group and o.state = 'open'
    where b.unit_code = any (units) group by 1, 2, 3 having sum(o.count) > b.balance limit 1;
  if found then
    raise exception 'what is left is reserved by open offers' using errcode = 'TJ002',
      detail = json_build_object('unit', short.unit_code, 'name', (select name from units where code = short.unit_code), 'group', short.worker_group, 'short', short.held - short.balance)::text;
  end if;
end $$;
--> statement-breakpoint
create function app.must_write(unit text) returns void language plpgsql stable set search_path = public, pg_temp as $$
begin
  if unit is not null and (unit < app.write_lo() or unit >= app.write_hi()) then
    raise exception 'outside the write scope: %', unit using errcode = 'insufficient_privilege';
  end if;
end $$;
--> statement-breakpoint
create function app.must_hold(variadic permissions text[]) returns void language plpgsql stable set search_path = public, pg_temp as $$
begin
  if app.may() <> all (permissions) then
    raise exception 'not granted' using errcode = 'insufficient_privilege';
  end if;
end $$;
--> statement-breakpoint
-- Joins, leaves and openings of the caller's own range, at once; transfers are offers.
create function app.post_movements(entries jsonb) returns bigint[] language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.must_hold('membership.write');
  perform app.must_write(v.u) from jsonb_to_recordset(entries) as x(from_unit text, to_unit text, recruiter_unit text),
    lateral (values (x.from_unit), (x.to_unit), (x.recruiter_unit)) as v(u);
  if exists (select 1 from jsonb_to_recordset(entries) as x(kind text) where kind not in ('join', 'leave', 'opening')) then
    raise exception 'not a movement to be posted at once' using errcode = 'insufficient_privilege';
  end if;
  return app.write_movements((select jsonb_agg(e - 'reverses' - 'undone' - 'effect') from jsonb_array_elements(entries) as e));
end $$;
--> statement-breakpoint
-- Takes a movement back by a new one on a given day, by the side that holds the members.
create function app.reverse_movements(originals bigint[], on_day date, because text, by_name text) returns bigint[]
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.must_hold('membership.write');
  perform app.must_write(coalesce(to_unit, from_unit)) from movements where id = any (originals);
  return app.write_movements(app.reversals_of(originals, on_day, because, by_name));
end $$;
--> statement-breakpoint
-- The movements that take others back; without a day each on its own, as an import that never was.
create function app.reversals_of(originals bigint[], on_day date, because text, by_name text) returns jsonb
language sql stable set search_path = public, pg_temp as $$
  select coalesce(jsonb_agg(jsonb_build_object('ord', -id, 'day', coalesce(on_day, day), 'kind', 'reversal', 'effect', effect, 'from_unit', to_unit,
    'to_unit', from_unit, 'recruiter_unit', recruiter_unit, 'worker_group', worker_group, 'channel', channel, 'count', count, 'reverses', id,
    'campaign', campaign, 'batch_id', case when on_day is null then batch_id end, 'undone', on_day is null, 'note', because, 'author_name', by_name)), '[]')
  from movements where id = any (originals) and kind <> 'reversal'
$$;
--> statement-breakpoint
-- An import by an ancestor of all the units in it: posts its rows, and takes others back on their own days, all at once, so that a
-- corrected figure never passes through a balance of nothing. What is taken back gives its key free. Answers the new rows' ids.
create function app.import_movements(entries jsonb, taken_back bigint[], because text, by_name text) returns bigint[]
language plpgsql security definer set search_path = public, pg_temp as $$
declare ids bigint[]; fresh int := jsonb_array_length(entries);
begin
  perform app.must_hold('membership.import');
  perform app.must_write(v.u) from jsonb_to_recordset(entries) as x(from_unit text, to_unit text, recruiter_unit text),
    lateral (values (x.from_unit), (x.to_unit), (x.recruiter_unit)) as v(u);
  perform app.must_write(from_unit), app.must_write(to_unit) from movements where id = any (taken_back);
  if exists (select 1 from jsonb_to_recordset(entries) as x(kind text) where kind not in ('join', 'leave', 'transfer')) then
    raise exception 'no kind of row in a file' using errcode = 'insufficient_privilege';
  end if;
  update movements set undone = true, import_key = null where id = any (taken_back);
  ids := app.write_movements((select coalesce(jsonb_agg(e - 'reverses' - 'undone' - 'effect'), '[]') from jsonb_array_elements(entries) as e)
    || app.reversals_of(taken_back, null, because, by_name));
  return ids[cardinality(ids) - fresh + 1 :];
end $$;
--> statement-breakpoint
create function app.offer_members(entry jsonb) returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare o transfer_offers; made int;
begin
  perform app.must_hold('membership.write');
  o := jsonb_populate_record(null::transfer_offers, entry);
  if coalesce(o.from_unit, o.recruiter_unit) is null then
    raise exception 'an offer has a sender' using errcode = 'insufficient_privilege';
  end if;
  perform app.must_write(coalesce(o.from_unit, o.recruiter_unit));
  if o.from_unit is not null then
    perform 1 from member_balances where unit_code = o.from_unit and worker_group = o.worker_group for update;
  end if;
  insert into transfer_offers (offered_on, term_on, from_unit, to_unit, recruiter_unit, worker_group, channel, count, campaign, note, author_id, author_name)
    values (o.offered_on, o.term_on, o.from_unit, o.to_unit, o.recruiter_unit, o.worker_group, o.channel, o.count, o.campaign, coalesce(o.note, ''),
      app.staff(), o.author_name) returning id into made;
  if o.from_unit is not null then
    if not exists (select 1 from member_balances where unit_code = o.from_unit and worker_group = o.worker_group) then
      raise exception 'nothing to transfer' using errcode = 'TJ002',
        detail = json_build_object('unit', o.from_unit, 'group', o.worker_group, 'short', o.count)::text;
    end if;
    perform app.check_reserved(array[o.from_unit]);
  end if;
  perform app.add_postings((select jsonb_agg(p) from app.offer_postings(array[made]) p));
  return made;
end $$;
--> statement-breakpoint
-- accept and refuse by the receiver, recall by the sender; acceptance posts both legs. Of two at once the slower gets TJ004.
create function app.settle_offer(offer int, move text, on_day date, because text, by_name text) returns bigint
language plpgsql security definer set search_path = public, pg_temp as $$
declare o transfer_offers; posted bigint;
begin
  perform app.must_hold('membership.write');
  select * into o from transfer_offers where id = offer for update;
  if o.id is null then
    raise exception 'no such offer' using errcode = 'insufficient_privilege';
  end if;
  perform app.must_write(case move when 'recall' then coalesce(o.from_unit, o.recruiter_unit) else o.to_unit end);
  if o.state <> 'open' then
    raise exception 'settled already' using errcode = 'TJ004',
      detail = json_build_object('state', o.state, 'by', o.settled_name, 'on', o.settled_on)::text;
  end if;
  update transfer_offers set state = case move when 'accept' then 'accepted' when 'refuse' then 'refused' else 'recalled' end,
    settled_on = on_day, settled_name = by_name, reason = because where id = offer;
  if move <> 'accept' then
    return null;
  end if;
  posted := (app.write_movements(jsonb_build_array(jsonb_build_object('ord', 1, 'day', on_day,
    'kind', case when o.from_unit is null then 'join' else 'transfer' end, 'from_unit', o.from_unit, 'to_unit', o.to_unit, 'recruiter_unit', o.recruiter_unit,
    'worker_group', o.worker_group, 'channel', o.channel, 'count', o.count, 'campaign', o.campaign, 'note', o.note, 'author_name', by_name))))[1];
  update transfer_offers set movement_id = posted where id = offer;
  perform app.add_postings((select coalesce(jsonb_agg(p), '[]') from app.offer_postings(array[offer]) p where p.indicator = 'membership.transfers'));
  return posted;
end $$;
--> statement-breakpoint
-- What ended 90 days after the last 盘点 is taken back from the figure, on the day on which it ended. Run nightly, and by 盘点 itself.
create function app.lapse_verified(today date, only_unit text default null) returns int
language plpgsql set search_path = public, pg_temp as $$
declare s record; lapsed_count int := 0;
begin
  for s in select distinct unit_code from verified_spans where not lapsed and ends_on <= today and (only_unit is null or unit_code = only_unit) order by 1 loop
    perform pg_advisory_xact_lock(7185428, hashtext(s.unit_code));
    perform app.add_postings((select coalesce(jsonb_agg(jsonb_build_object('indicator', 'membership.verified', 'unit_code', v.unit_code, 'day', v.ends_on,
        'delta', -v.held, 'source', 'verified:' || v.unit_code)), '[]')
      from (select v.unit_code, v.ends_on, coalesce((select sum(case when d.kind in ('out', 'leave') then -d.n else d.n end) from member_days d
          where d.unit_code = v.unit_code and d.day < v.ends_on), 0) as held
        from verified_spans v where v.unit_code = s.unit_code and not v.lapsed and v.ends_on <= today) v));
    update verified_spans set lapsed = true where unit_code = s.unit_code and not lapsed and ends_on <= today;
    lapsed_count := lapsed_count + 1;
  end loop;
  return lapsed_count;
end $$;
--> statement-breakpoint
-- 盘点 of one unit as of today: the balance it confirms, and its members as verified for 90 days.
create function app.confirm_balance(unit text, today date, because text, by_name text) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
declare held int; made int;
begin
  perform app.must_hold('membership.write');
  perform app.must_write(unit);
  perform pg_advisory_xact_lock(7185428, hashtext(unit));
  perform app.lapse_verified(today, unit);
  select coalesce(sum(balance), 0) into held from member_balances where unit_code = unit;
  insert into balance_confirmations (unit_code, day, balance, note, author_id, author_name) values (unit, today, held, because, app.staff(), by_name)
    returning id into made;
  update verified_spans set ends_on = today + 91 where unit_code = unit and not lapsed;
  if not found then
    insert into verified_spans (unit_code, starts_on, ends_on) values (unit, today, today + 91);
    perform app.add_postings(jsonb_build_array(jsonb_build_object('indicator', 'membership.verified', 'unit_code', unit, 'day', today, 'delta', held,
      'source', 'confirmation:' || made)));
  end if;
  return made;
end $$;
--> statement-breakpoint
-- Everything that is kept beside movements, offers and confirmations, made again from them. For the owner: seeds, repair.
create function app.rebuild_membership() returns void language plpgsql set search_path = public, pg_temp as $$
begin
  lock table member_balances in exclusive mode;
  delete from member_days;
  insert into member_days (unit_code, day, kind, worker_group, channel, n, rows)
    select unit_code, day, kind, worker_group, channel, sum(n), sum(rows) from app.movement_legs(null) group by 1, 2, 3, 4, 5;
  delete from member_balances;
  insert into member_balances (unit_code, worker_group, balance)
    select unit_code, worker_group, sum(case when kind in ('out', 'leave') then -n else n end) from member_days group by 1, 2;
  delete from figure_postings where indicator like 'membership.%';
  delete from figures where indicator like 'membership.%';
  delete from figures_now where indicator like 'membership.%';
  insert into figure_postings (indicator, unit_code, day, delta, source)
    select * from app.movement_postings(null) where delta <> 0 union all select * from app.offer_postings(null);
  insert into figures (indicator, unit_code, day, value)
    select indicator, unit_code, day, sum(delta) from figure_postings where indicator like 'membership.%' group by 1, 2, 3;
  insert into figures_now (indicator, unit_code, value)
    select indicator, unit_code, sum(delta) from figure_postings where indicator like 'membership.%' group by 1, 2;
end $$;
--> statement-breakpoint
-- How many kept sums differ from the rows behind them; 0 is right.
create function app.membership_differences() returns int language sql stable set search_path = public, pg_temp as $$
  with legs as materialized (select * from app.movement_legs(null)),
  days as (select unit_code, day, kind, worker_group, channel, sum(n) as n, sum(rows) as rows from legs group by 1, 2, 3, 4, 5),
  balances as (select unit_code, worker_group, sum(signed) as balance from legs group by 1, 2),
  postings as (select indicator, unit_code, day, sum(delta) as value from (select * from app.movement_postings(null) union all select * from app.offer_postings(null)) p
    group by 1, 2, 3)
  select ((select count(*) from days a full join member_days b using (unit_code, day, kind, worker_group, channel)
      where coalesce(a.n, 0) <> coalesce(b.n, 0) or coalesce(a.rows, 0) <> coalesce(b.rows, 0))
    + (select count(*) from balances a full join member_balances b using (unit_code, worker_group) where coalesce(a.balance, 0) <> coalesce(b.balance, 0))
    + (select count(*) from postings a full join (select * from figures where indicator like 'membership.%') b using (indicator, unit_code, day)
      where coalesce(a.value, 0) <> coalesce(b.value, 0))
    + (select count(*) from (select indicator, unit_code, sum(value) as value from postings group by 1, 2) a
      full join (select * from figures_now where indicator like 'membership.%') b using (indicator, unit_code)
      where coalesce(a.value, 0) <> coalesce(b.value, 0)))::int
$$;
--> statement-breakpoint
revoke all on function app.movement_legs(bigint[]), app.movement_postings(bigint[]), app.offer_postings(int[]), app.add_postings(jsonb),
  app.write_movements(jsonb), app.check_reserved(text[]), app.must_write(text), app.must_hold(text[]), app.post_movements(jsonb),
  app.reverse_movements(bigint[], date, text, text), app.reversals_of(bigint[], date, text, text),
  app.import_movements(jsonb, bigint[], text, text), app.offer_members(jsonb), app.settle_offer(int, text, date, text, text),
  app.lapse_verified(date, text), app.confirm_balance(text, date, text, text), app.rebuild_membership(), app.membership_differences() from public;
--> statement-breakpoint
grant execute on function app.post_movements(jsonb), app.reverse_movements(bigint[], date, text, text),
  app.import_movements(jsonb, bigint[], text, text), app.offer_members(jsonb),
  app.settle_offer(int, text, date, text, text), app.confirm_balance(text, date, text, text) to tuijintai_staff;
--> statement-breakpoint
-- Merging two units also merges what they keep of their members (migration 0002 has the rest).
create or replace function app.merge_unit(gone text, kept text) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare reference record;
begin
  if app.may() <> 'unit.admin' then
    raise exception 'units are merged by their administrator alone' using errcode = 'insufficient_privilege';
  end if;

  insert into figures as f (indicator, unit_code, day, value)
    select indicator, kept, day, value from figures where unit_code = gone
    on conflict (indicator, unit_code, day) do update set value = f.value + excluded.value;
  delete from figures where unit_code = gone;
  insert into figures_now as f (indicator, unit_code, value)
    select indicator, kept, value from figures_now where unit_code = gone
    on conflict (indicator, unit_code) do update set value = f.value + excluded.value;
  delete from figures_now where unit_code = gone;

  -- Two targets of one task add up; the later deadline holds, and it counts as completed when both were.
  update allocations k set target = coalesce(k.target + g.target, k.target, g.target), due_on = greatest(k.due_on, g.due_on),
      confirmed = k.confirmed and g.confirmed, completed_on = case when k.completed_on is null or g.completed_on is null then null
        else greatest(k.completed_on, g.completed_on) end, version = k.version + 1
    from allocations g where g.unit_code = gone and k.unit_code = kept and k.task_id = g.task_id;
  delete from allocations g using allocations k where g.unit_code = gone and k.unit_code = kept and k.task_id = g.task_id;
  delete from task_parties g using task_parties k
    where g.unit_code = gone and k.unit_code = kept and k.task_id = g.task_id and k.role = g.role;
  delete from liaisons where unit_code = case when exists (select 1 from liaisons where unit_code = kept and name <> '') then gone else kept end;

  -- Two ledgers become one: their days and balances add up, and what either confirmed is confirmed.
  insert into member_days as d (unit_code, day, kind, worker_group, channel, n, rows)
    select kept, day, kind, worker_group, channel, n, rows from member_days where unit_code = gone
    on conflict (unit_code, day, kind, worker_group, channel) do update set n = d.n + excluded.n, rows = d.rows + excluded.rows;
  delete from member_days where unit_code = gone;
  insert into member_balances as b (unit_code, worker_group, balance)
    select kept, worker_group, balance from member_balances where unit_code = gone
    on conflict (unit_code, worker_group) do update set balance = b.balance + excluded.balance;
  delete from member_balances where unit_code = gone;
  delete from verified_spans g using verified_spans k where g.unit_code = gone and k.unit_code = kept and g.starts_on = k.starts_on;

  for reference in
    select c.conrelid::regclass as tab, a.attname as col from pg_constraint c
    join pg_attribute a on a.attrelid = c.conrelid and a.attnum = c.conkey[1]
    where c.contype = 'f' and c.confrelid = 'units'::regclass and c.conrelid <> 'units'::regclass
  loop
    execute format('update %s set %I = $1 where %I = $2', reference.tab, reference.col, reference.col) using kept, gone;
  end loop;

  update audit_log set unit_code = kept where unit_code = gone;
  update units k set aliases = array(select distinct unnest(k.aliases || g.aliases || g.name)), version = k.version + 1
    from units g where k.code = kept and g.code = gone;
  update units set active = false, version = version + 1 where code = gone;
end $$;
