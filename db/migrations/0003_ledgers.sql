CREATE TABLE "ledgers" (
	"id" text PRIMARY KEY NOT NULL,
	"started_on" date NOT NULL,
	"started_by" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "ledger_indicator" text;
--> statement-breakpoint
call app.fence_shared('ledgers', '{plan.edit}');
--> statement-breakpoint
grant select, insert on ledgers to tuijintai_staff;
--> statement-breakpoint
-- A unit's own place among its peers, and their number, without anybody's figures leaving the function (DOMAIN, "Who may do
-- what"). The same table as modules/plan/rules/rollup.ts `league`: weighted mean of min(1, p) over confirmed targets that are
-- being counted (a missing figure is left out, never 0), then the share of what fell due that was done in time; a test compares both.
create function app.own_rank(own text, until date, min_n int, out rank int, out n int) language plpgsql stable security definer
set search_path = public, pg_temp as $$
begin
  if own < app.read_lo() or own >= app.read_hi() then
    raise exception 'outside the scope' using errcode = 'insufficient_privilege';
  end if;
  with peers as (
    select p.code from units u join units p on p.parent_code = u.parent_code and p.level = u.level and p.active where u.code = own
  ), aims as (
    select p.code, t.indicator, i.kind, t.weight, a.target, coalesce(a.due_on, t.due_on) as due, a.completed_on, t.source
    from peers p join allocations a on a.unit_code = p.code and a.confirmed and a.target > 0
    join tasks t on t.id = a.task_id and (t.source = 'manual' or t.stand_in or t.indicator = t.ledger_indicator) join indicators i on i.key = t.indicator
  ), sums as (
    select x.code, x.indicator,
      sum(f.value) filter (where f.indicator = x.indicator) as n, sum(f.value) filter (where f.indicator <> x.indicator) as d,
      sum(f.value) filter (where f.indicator = x.indicator and f.day <= x.due) as n_due,
      sum(f.value) filter (where f.indicator <> x.indicator and f.day <= x.due) as d_due
    from figures f join aims x on x.code = left(f.unit_code, length(own)) and x.indicator = split_part(f.indicator, ':', 1)
    where f.day <= until and f.unit_code >= (select min(code) from peers) group by 1, 2
  ), items as (
    select x.code, x.weight, x.due,
      case when x.kind = 'ratio' then coalesce(s.n, 0) * 10000.0 / nullif(s.d, 0) else s.n end / x.target as p,
      case when x.kind = 'ratio' then coalesce(s.n_due, 0) * 10000.0 / nullif(s.d_due, 0) else s.n_due end / x.target as p_due,
      coalesce(x.source = 'manual' and x.completed_on <= x.due and x.completed_on <= until, false) as approved
    from aims x left join sums s using (code, indicator)
  ), contenders as (
    select code, count(p) as counted, sum(greatest(0, least(1, p)) * weight) filter (where p is not null) / nullif(sum(weight) filter (where p is not null), 0) as mean,
      avg(case when due < until then (coalesce(p_due, 0) >= 1 - 1e-9 or approved)::int end) as timely
    from items group by code
  ), ranked as (
    select code, rank() over (order by round(mean::numeric, 9) desc, round(coalesce(timely, -1)::numeric, 9) desc) as place
    from contenders where counted >= min_n and mean is not null
  )
  select (select place from ranked where code = own), (select count(*) from peers) into rank, n;
end $$;
--> statement-breakpoint
grant execute on function app.own_rank(text, date, int) to tuijintai_staff;
