-- A unit's own place as before (migration 0018); an approved completion of a task that is reported by hand counts as the whole
-- target, as in modules/plan/rules/status.ts. A test compares it with the table of the screen.
create or replace function app.own_rank(own text, until date, min_n int, out rank int, out n int) language plpgsql stable security definer
set search_path = public, pg_temp as $$
declare
  first date := date_trunc('month', until);
  last date := (date_trunc('month', until) + interval '1 month - 1 day')::date;
  low text; high text; width int := length(own);
begin
  if own < app.read_lo() or own >= app.read_hi() then
    raise exception 'outside the scope' using errcode = 'insufficient_privilege';
  end if;
  select min(p.code), max(p.code) || '~' into low, high
    from units u join units p on p.parent_code = u.parent_code and p.level = u.level and p.active where u.code = own;
  with peers as (
    select p.code from units u join units p on p.parent_code = u.parent_code and p.level = u.level and p.active where u.code = own
  ), aims as materialized (
    select p.code, t.indicator, i.kind, t.weight, a.target, coalesce(a.due_on, t.due_on) as due, a.completed_on, t.source = 'manual' or t.stand_in as typed
    from peers p join allocations a on a.unit_code = p.code and a.confirmed and a.target > 0
    join tasks t on t.id = a.task_id and (t.source = 'manual' or t.stand_in or t.indicator = t.ledger_indicator) join indicators i on i.key = t.indicator
  ), cuts as (
    select indicator, coalesce(array_agg(distinct date_trunc('month', due)::date)
        filter (where due < until and due <> (date_trunc('month', due) + interval '1 month - 1 day')::date), '{}')
      -- The running month is its days so far, or the whole without the days to come, whichever are fewer.
      || case when until < last and until - first < 15 then array[first] else '{}' end as cut
    from aims group by indicator
  ), keys as materialized (
    select c.indicator, c.indicator || k.suffix as key, c.cut,
      array(select d::date from unnest(c.cut) as m, generate_series(m, least((m + interval '1 month')::date - 1, until), '1 day') as d) as single,
      array(select d::date from generate_series(until + 1, last, '1 day') as d where first <> all (c.cut)) as ahead
    from cuts c cross join (values (''), (':base')) as k(suffix)
  ), steps as materialized (
    select k.indicator, k.key, m.code, m.month as day, m.value, m.days from keys k join (
      select left(unit_code, width) as code, indicator, month, sum(value) as value, sum(days) as days from figures_month
      where month <= first and unit_code >= low and unit_code < high group by 1, 2, 3) m on m.indicator = k.key where m.month <> all (k.cut)
    union all
    select k.indicator, k.key, d.code, d.day, d.value, d.days from keys k cross join lateral (
      select left(unit_code, width) as code, day, sum(value) as value, count(*) as days from figures
      where indicator = k.key and day = any (k.single) and unit_code >= low and unit_code < high group by 1, 2) d
    union all
    select k.indicator, k.key, d.code, first, -d.value, -d.days from keys k cross join lateral (
      select left(unit_code, width) as code, sum(value) as value, count(*) as days from figures
      where indicator = k.key and day = any (k.ahead) and unit_code >= low and unit_code < high group by 1) d
  ), sums as (
    select x.code, x.indicator,
      case when sum(s.days) filter (where s.key = x.indicator) > 0 then sum(s.value) filter (where s.key = x.indicator) end as n,
      case when sum(s.days) filter (where s.key <> x.indicator) > 0 then sum(s.value) filter (where s.key <> x.indicator) end as d,
      case when sum(s.days) filter (where s.key = x.indicator and s.day <= x.due) > 0
        then sum(s.value) filter (where s.key = x.indicator and s.day <= x.due) end as n_due,
      case when sum(s.days) filter (where s.key <> x.indicator and s.day <= x.due) > 0
        then sum(s.value) filter (where s.key <> x.indicator and s.day <= x.due) end as d_due
    from steps s join aims x on x.code = s.code and x.indicator = s.indicator group by 1, 2
  ), items as (
    select x.code, x.weight, x.due,
      case when x.kind = 'ratio' then coalesce(s.n, 0) * 10000.0 / nullif(s.d, 0) else s.n end / x.target as typed_p,
      case when x.kind = 'ratio' then coalesce(s.n_due, 0) * 10000.0 / nullif(s.d_due, 0) else s.n_due end / x.target as p_due,
      coalesce(x.typed and x.completed_on <= until, false) as approved, coalesce(x.typed and x.completed_on <= least(x.due, until), false) as in_time
    from aims x left join sums s using (code, indicator)
  ), shares as (
    select *, case when approved then greatest(1, coalesce(typed_p, 0)) else typed_p end as p from items
  ), contenders as (
    select code, count(p) as counted, sum(greatest(0, least(1, p)) * weight) filter (where p is not null) / nullif(sum(weight) filter (where p is not null), 0) as mean,
      avg(case when due < until then (coalesce(p_due, 0) >= 1 - 1e-9 or in_time)::int end) as timely
    from shares group by code
  ), ranked as (
    select code, rank() over (order by round(mean::numeric, 9) desc, round(coalesce(timely, -1)::numeric, 9) desc) as place
    from contenders where counted >= min_n and mean is not null
  )
  select (select place from ranked where code = own), (select count(*) from peers) into rank, n;
end $$;
