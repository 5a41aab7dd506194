CREATE TABLE "figures_month" (
	"indicator" text NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"month" date NOT NULL,
	"value" bigint NOT NULL,
	"days" integer NOT NULL,
	CONSTRAINT "figures_month_indicator_unit_code_month_pk" PRIMARY KEY("indicator","unit_code","month")
);
--> statement-breakpoint
CREATE INDEX "figures_month_unit" ON "figures_month" USING btree ("unit_code","indicator");--> statement-breakpoint
CREATE INDEX "figures_day" ON "figures" USING btree ("indicator","day");
--> statement-breakpoint
-- Month sums follow the day sums by a trigger, so that no writer can forget them: commands, the membership functions, rebuilds, mergers
-- and changes of a unit's code alike. A month's row lives as long as a day sum of the month does.
create function app.keep_month_sums() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if tg_op = 'TRUNCATE' then
    truncate figures_month;
    return null;
  end if;
  if tg_op = 'UPDATE' then
    insert into figures_month as m (indicator, unit_code, month, value, days)
      select indicator, unit_code, date_trunc('month', day)::date, sum(value), sum(n)
      from (select indicator, unit_code, day, value, 1 as n from added union all select indicator, unit_code, day, -value, -1 from gone) c
      group by 1, 2, 3 having sum(value) <> 0 or sum(n) <> 0 order by 1, 2, 3
      on conflict (indicator, unit_code, month) do update set value = m.value + excluded.value, days = m.days + excluded.days;
  elsif tg_op = 'INSERT' then
    insert into figures_month as m (indicator, unit_code, month, value, days)
      select indicator, unit_code, date_trunc('month', day)::date, sum(value), count(*) from added group by 1, 2, 3 order by 1, 2, 3
      on conflict (indicator, unit_code, month) do update set value = m.value + excluded.value, days = m.days + excluded.days;
    return null;
  else
    update figures_month m set value = m.value - g.value, days = m.days - g.days
      from (select indicator, unit_code, date_trunc('month', day)::date as month, sum(value) as value, count(*) as days from gone group by 1, 2, 3) g
      where m.indicator = g.indicator and m.unit_code = g.unit_code and m.month = g.month;
  end if;
  delete from figures_month m using (select distinct indicator, unit_code, date_trunc('month', day)::date as month from gone) g
    where m.indicator = g.indicator and m.unit_code = g.unit_code and m.month = g.month and m.days = 0;
  return null;
end $$;
--> statement-breakpoint
create trigger month_sums_added after insert on figures referencing new table as added for each statement execute function app.keep_month_sums();
--> statement-breakpoint
create trigger month_sums_changed after update on figures referencing old table as gone new table as added
  for each statement execute function app.keep_month_sums();
--> statement-breakpoint
create trigger month_sums_gone after delete on figures referencing old table as gone for each statement execute function app.keep_month_sums();
--> statement-breakpoint
create trigger month_sums_emptied after truncate on figures for each statement execute function app.keep_month_sums();
--> statement-breakpoint
revoke all on function app.keep_month_sums() from public;
--> statement-breakpoint
insert into figures_month (indicator, unit_code, month, value, days)
  select indicator, unit_code, date_trunc('month', day)::date, sum(value), count(*) from figures group by 1, 2, 3;
--> statement-breakpoint
-- Nobody writes month sums but the trigger.
call app.fence('figures_month');
--> statement-breakpoint
create policy read_scope on figures_month for select to tuijintai_staff
  using (unit_code >= (select app.read_lo()) and unit_code < (select app.read_hi()));
--> statement-breakpoint
grant select on figures_month to tuijintai_staff;
