CREATE TABLE "member_months" (
	"unit_code" text collate "C" NOT NULL,
	"month" date NOT NULL,
	"kind" text NOT NULL,
	"channel" text NOT NULL,
	"cells" integer NOT NULL,
	"rows" integer NOT NULL,
	"n" integer NOT NULL,
	"rider" integer NOT NULL,
	"courier" integer NOT NULL,
	"trucker" integer NOT NULL,
	"domestic" integer NOT NULL,
	"mall" integer NOT NULL,
	"agent" integer NOT NULL,
	"carer" integer NOT NULL,
	"guard" integer NOT NULL,
	"driver" integer NOT NULL,
	"other" integer NOT NULL,
	CONSTRAINT "member_months_unit_code_month_kind_channel_pk" PRIMARY KEY("unit_code","month","kind","channel")
);
--> statement-breakpoint
CREATE INDEX "member_days_day" ON "member_days" USING btree ("day","unit_code");--> statement-breakpoint
CREATE INDEX "movements_transfers" ON "movements" USING btree ("from_unit","to_unit","recruiter_unit","day","worker_group","channel") WHERE effect = 'transfer' and not undone;--> statement-breakpoint
CREATE INDEX "movements_reversals" ON "movements" USING btree ("day","to_unit","from_unit","recruiter_unit","worker_group","channel") WHERE reverses is not null and not undone;
--> statement-breakpoint
-- Month sums of the membership follow its day sums by a trigger, as those of the figures do (migration 0013): no writer can forget them.
create function app.keep_member_months() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'TRUNCATE' then
    truncate member_months;
    return null;
  end if;
  execute format($q$
    insert into member_months as m (unit_code, month, kind, channel, cells, rows, n, rider, courier, trucker, domestic, mall, agent, carer, guard, driver, other)
      select unit_code, date_trunc('month', day)::date, kind, channel, sum(s), sum(s * rows), sum(s * n),
        coalesce(sum(s * n) filter (where worker_group = 'rider'), 0), coalesce(sum(s * n) filter (where worker_group = 'courier'), 0),
        coalesce(sum(s * n) filter (where worker_group = 'trucker'), 0), coalesce(sum(s * n) filter (where worker_group = 'domestic'), 0),
        coalesce(sum(s * n) filter (where worker_group = 'mall'), 0), coalesce(sum(s * n) filter (where worker_group = 'agent'), 0),
        coalesce(sum(s * n) filter (where worker_group = 'carer'), 0), coalesce(sum(s * n) filter (where worker_group = 'guard'), 0),
        coalesce(sum(s * n) filter (where worker_group = 'driver'), 0), coalesce(sum(s * n) filter (where worker_group = 'other'), 0)
      from (%s) c group by 1, 2, 3, 4 order by 1, 2, 3, 4
      on conflict (unit_code, month, kind, channel) do update set cells = m.cells + excluded.cells, rows = m.rows + excluded.rows, n = m.n + excluded.n,
        rider = m.rider + excluded.rider, courier = m.courier + excluded.courier, trucker = m.trucker + excluded.trucker, domestic = m.domestic + excluded.domestic,
        mall = m.mall + excluded.mall, agent = m.agent + excluded.agent, carer = m.carer + excluded.carer, guard = m.guard + excluded.guard,
        driver = m.driver + excluded.driver, other = m.other + excluded.other$q$,
    case tg_op when 'INSERT' then 'select *, 1 as s from added' when 'DELETE' then 'select *, -1 as s from gone'
      else 'select *, 1 as s from added union all select *, -1 from gone' end);
  if tg_op <> 'INSERT' then
    delete from member_months m using (select distinct unit_code, date_trunc('month', day)::date as month, kind, channel from gone) g
      where m.unit_code = g.unit_code and m.month = g.month and m.kind = g.kind and m.channel = g.channel and m.cells = 0;
  end if;
  return null;
end $$;
--> statement-breakpoint
create trigger month_sums_added after insert on member_days referencing new table as added for each statement execute function app.keep_member_months();
--> statement-breakpoint
create trigger month_sums_changed after update on member_days referencing old table as gone new table as added
  for each statement execute function app.keep_member_months();
--> statement-breakpoint
create trigger month_sums_gone after delete on member_days referencing old table as gone for each statement execute function app.keep_member_months();
--> statement-breakpoint
create trigger month_sums_emptied after truncate on member_days for each statement execute function app.keep_member_months();
--> statement-breakpoint
revoke all on function app.keep_member_months() from public;
--> statement-breakpoint
insert into member_months (unit_code, month, kind, channel, cells, rows, n, rider, courier, trucker, domestic, mall, agent, carer, guard, driver, other)
  select unit_code, date_trunc('month', day)::date, kind, channel, count(*), sum(rows), sum(n),
    coalesce(sum(n) filter (where worker_group = 'rider'), 0), coalesce(sum(n) filter (where worker_group = 'courier'), 0),
    coalesce(sum(n) filter (where worker_group = 'trucker'), 0), coalesce(sum(n) filter (where worker_group = 'domestic'), 0),
    coalesce(sum(n) filter (where worker_group = 'mall'), 0), coalesce(sum(n) filter (where worker_group = 'agent'), 0),
    coalesce(sum(n) filter (where worker_group = 'carer'), 0), coalesce(sum(n) filter (where worker_group = 'guard'), 0),
    coalesce(sum(n) filter (where worker_group = 'driver'), 0), coalesce(sum(n) filter (where worker_group = 'other'), 0)
  from member_days group by 1, 2, 3, 4;
--> statement-breakpoint
-- Nobody writes month sums but the trigger.
call app.fence('member_months');
--> statement-breakpoint
create policy read_scope on member_months for select to tuijintai_staff
  using (unit_code >= (select app.read_lo()) and unit_code < (select app.read_hi()));
--> statement-breakpoint
grant select on member_months to tuijintai_staff;
