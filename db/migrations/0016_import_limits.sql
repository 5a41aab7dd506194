CREATE TABLE "import_progress" (
	"account_id" uuid NOT NULL,
	"token" text NOT NULL,
	"phase" text NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "import_progress_account_id_token_pk" PRIMARY KEY("account_id","token")
);
--> statement-breakpoint
ALTER TABLE "import_progress" ADD CONSTRAINT "import_progress_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- How far a long import is, told while its own transaction has shown nothing yet. Nobody reads or writes another account's.
call app.fence('import_progress');
--> statement-breakpoint
create policy own on import_progress for all to tuijintai_staff
  using (account_id = (select app.staff())) with check (account_id = (select app.staff()));
--> statement-breakpoint
grant select, insert, update, delete on import_progress to tuijintai_staff;
--> statement-breakpoint
-- Writing movements in two halves: an import enters its rows piece by piece and adds them up once, at the end, because a hundred
-- thousand rows in pieces would rewrite the same sums fifty times, and hold everybody's balances for as long.
create function app.enter_movements(entries jsonb) returns bigint[] language sql set search_path = public, pg_temp as $$
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
  select array_agg(id order by id) from fresh
$$;
--> statement-breakpoint
-- What follows from movements that stand already: days, balances, figures. Balances are locked in one order. Raises TJ001 where
-- a day's end would fall below 0, TJ002 where offers reserve what is left, TJ003 for a second opening.
create function app.settle_movements(ids bigint[]) returns void language plpgsql set search_path = public, pg_temp as $$
declare units text[]; short record;
begin
  select array_agg(distinct v.u) into units from movements m cross join lateral (values (m.from_unit), (m.to_unit)) as v(u)
    where m.id = any (ids) and v.u is not null;
  -- 盘点 reads all of a unit's balances at once and takes the same lock alone.
  perform pg_advisory_xact_lock_shared(7185428, h) from (select distinct hashtext(u) as h from unnest(units) as u order by 1) as keys;
  insert into member_balances (unit_code, worker_group)
    select distinct v.u, m.worker_group from movements m cross join lateral (values (m.from_unit), (m.to_unit)) as v(u)
      where m.id = any (ids) and v.u is not null order by 1, 2 on conflict do nothing;
  perform 1 from member_balances b where b.unit_code = any (units) and b.worker_group in (select worker_group from movements where id = any (ids))
    order by b.unit_code, b.worker_group for update;

  insert into member_days (unit_code, day, kind, worker_group, channel, n, rows)
    select l.unit_code, l.day, l.kind, l.worker_group, l.channel, sum(l.n), sum(l.rows) from app.movement_legs(ids) l group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5
    on conflict (unit_code, day, kind, worker_group, channel) do update set n = member_days.n + excluded.n, rows = member_days.rows + excluded.rows;

  select r.* into short from (
    select d.unit_code, d.worker_group, d.day, sum(sum(case when d.kind in ('out', 'leave') then -d.n else d.n end))
      over (partition by d.unit_code, d.worker_group order by d.day) as running
    -- Only who gives can fall short.
    from (select distinct from_unit, worker_group from movements where id = any (ids) and from_unit is not null) g
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
end $$;
--> statement-breakpoint
-- Movements written at once with all that follows from them; checks no right.
create or replace function app.write_movements(entries jsonb) returns bigint[] language plpgsql set search_path = public, pg_temp as $$
declare ids bigint[] := app.enter_movements(entries);
begin
  perform app.settle_movements(ids);
  return ids;
end $$;
--> statement-breakpoint
-- Rows that an import has entered and not added up yet, one line for each piece. It is empty whenever a transaction ends: whoever
-- forgets the second half cannot commit.
create table app.unsettled_movements (id bigint primary key generated always as identity, ids bigint[] not null);
--> statement-breakpoint
create function app.must_be_settled() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if exists (select 1 from app.unsettled_movements where id = new.id) then
    raise exception 'movements without their sums' using errcode = 'integrity_constraint_violation';
  end if;
  return null;
end $$;
--> statement-breakpoint
create constraint trigger settled after insert on app.unsettled_movements deferrable initially deferred
  for each row execute function app.must_be_settled();
--> statement-breakpoint
-- An import by an ancestor of all the units in it: enters its rows, and others that take movements back on their own days. What is
-- taken back gives its key free. Answers the new rows' ids; app.settle_import adds them all up.
create or replace function app.import_movements(entries jsonb, taken_back bigint[], because text, by_name text) returns bigint[]
language plpgsql security definer set search_path = public, pg_temp as $$
declare ids bigint[]; fresh int := jsonb_array_length(entries); lo text := app.write_lo(); hi text := app.write_hi();
begin
  perform app.must_hold('membership.import');
  if exists (select 1 from jsonb_to_recordset(entries) as x(from_unit text, to_unit text, recruiter_unit text),
        lateral (values (x.from_unit), (x.to_unit), (x.recruiter_unit)) as v(u) where v.u collate "C" < lo or v.u collate "C" >= hi)
    or exists (select 1 from movements m cross join lateral (values (m.from_unit), (m.to_unit)) as v(u)
        where m.id = any (taken_back) and (v.u < lo or v.u >= hi)) then
    raise exception 'outside the write scope' using errcode = 'insufficient_privilege';
  end if;
  if exists (select 1 from jsonb_to_recordset(entries) as x(kind text) where kind not in ('join', 'leave', 'transfer')) then
    raise exception 'no kind of row in a file' using errcode = 'insufficient_privilege';
  end if;
  update movements set undone = true, import_key = null where id = any (taken_back);
  ids := app.enter_movements((select coalesce(jsonb_agg(e - 'reverses' - 'undone' - 'effect'), '[]') from jsonb_array_elements(entries) as e)
    || app.reversals_of(taken_back, null, because, by_name));
  if ids is not null then
    insert into app.unsettled_movements (ids) values (ids);
  end if;
  return ids[cardinality(ids) - fresh + 1 :];
end $$;
--> statement-breakpoint
-- The second half of an import: adds up whatever this transaction has entered; answers how many rows that was.
create function app.settle_import() returns int language plpgsql security definer set search_path = public, pg_temp as $$
declare entered bigint[];
begin
  perform app.must_hold('membership.import');
  with gone as (delete from app.unsettled_movements returning ids)
    select array_agg(id order by id) into entered from gone, unnest(gone.ids) as id;
  if entered is not null then
    perform app.settle_movements(entered);
  end if;
  return coalesce(cardinality(entered), 0);
end $$;
--> statement-breakpoint
revoke all on function app.enter_movements(jsonb), app.settle_movements(bigint[]), app.must_be_settled(), app.settle_import(),
  app.import_movements(jsonb, bigint[], text, text), app.write_movements(jsonb) from public;
--> statement-breakpoint
grant execute on function app.settle_import(), app.import_movements(jsonb, bigint[], text, text) to tuijintai_staff;
