-- A task is the whole plan's: whoever works at it has to see when its words, target or deadline change, also where the change was
-- the city's. The audit log stays closed; this answers the few columns of the few rows about the task itself, with the unit's
-- title for a name, and never a row about anybody's progress. What its lead unit was granted (a later
-- deadline, the completion) is such a change; what was said about it stays between the two.
create function app.task_changes(task int)
  returns table (id bigint, at timestamptz, unit_code text, staff_unit text, verb text, note text)
  language sql stable security definer set search_path = public, pg_temp as $$
  select l.id, l.at, l.unit_code, l.staff_unit, l.verb,
    case when l.subject_kind = 'task' then l.note
      when l.after ->> 'newDue' is null then '完成已核定'
      else '时限：' || coalesce(l.before ->> 'oldDue', '无') || ' → ' || (l.after ->> 'newDue') || '（延期）' end
  from audit_log l
  where app.may() = 'plan.read' and l.task_id = task and l.outcome = 'ok' and (
    (l.subject_kind = 'task' and (l.before is not null or l.after is not null))
    or (l.subject_kind = 'request' and l.after ->> 'state' = 'granted'
      and exists (select 1 from units u where u.code = l.unit_code and u.level in ('department', 'industrial_union'))
      and not exists (select 1 from allocations a where a.task_id = task and a.unit_code = l.unit_code)))
$$;
--> statement-breakpoint
revoke all on function app.task_changes(int) from public;
--> statement-breakpoint
grant execute on function app.task_changes(int) to tuijintai_staff;
