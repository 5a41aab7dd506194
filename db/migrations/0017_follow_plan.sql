-- What counts from the plan's first day or inside its dates goes along when a planner changes them: the streets that ought to have a
-- union of floating members, and the joins of the days that come into the plan or leave it. Only differences are posted, so that
-- the history of the figures stays. Writers of movements wait, or one under way would still count by the dates of before.
create function app.follow_plan(was_start date, was_end date) returns void
language plpgsql security definer set search_path = public, pg_temp as $$
declare plan record; touched bigint[];
begin
  if app.may() <> 'plan.edit' then
    raise exception 'the dates of the plan are changed by its planner alone' using errcode = 'insufficient_privilege';
  end if;
  lock table movements in share row exclusive mode;
  select starts_on, ends_on into plan from plans order by id limit 1;

  perform app.add_postings((select jsonb_agg(to_jsonb(p)) from (
    select indicator, unit_code, d.day, d.sign * sum(delta) as delta, source
    from figure_postings cross join lateral (values (figure_postings.day, -1), (plan.starts_on, 1)) as d(day, sign)
    where source like 'street:%' and figure_postings.day <> plan.starts_on
    group by indicator, unit_code, figure_postings.day, d.day, d.sign, source) p where delta <> 0));

  with inside as (select id from movements
    where (day >= least(was_start, plan.starts_on) and day < greatest(was_start, plan.starts_on))
      or (day > least(was_end, plan.ends_on) and day <= greatest(was_end, plan.ends_on)))
  select array_agg(id) into touched from (
    select id from inside union select m.id from movements m join inside on inside.id = m.reverses) both_ways;
  if touched is null then return; end if;
  perform app.add_postings((select jsonb_agg(to_jsonb(p)) from (
    select indicator, unit_code, day, sum(delta) as delta, source from (
      select indicator, unit_code, day, delta, source from app.movement_postings(touched) where indicator like 'membership.joins%'
      union all
      select indicator, unit_code, day, -delta, source from figure_postings
      where source in (select 'movement:' || id from unnest(touched) as id) and indicator like 'membership.joins%') both_ways
    group by 1, 2, 3, 5 having sum(delta) <> 0) p));
end $$;
--> statement-breakpoint
revoke all on function app.follow_plan(date, date) from public;
--> statement-breakpoint
grant execute on function app.follow_plan(date, date) to tuijintai_staff;
