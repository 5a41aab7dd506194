-- What happened to a unit is read through its code, so its history follows the code: else it would be lost to the unit, stay
-- open to the district that it left, and open to whoever is given the old code later. Nothing else of the log ever changes.
create function app.follow_unit() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update audit_log set unit_code = new.code where unit_code = old.code;
  return null;
end $$;
--> statement-breakpoint
revoke all on function app.follow_unit() from public;
--> statement-breakpoint
create trigger follow_unit after update of code on units for each row when (new.code <> old.code) execute function app.follow_unit();
--> statement-breakpoint
-- Merging a street into another moves rows that the system administrator may not see, so it is one function of the owner.
-- Every foreign key to a unit is followed, those of later tables too; only the sums and what is one row a unit need care.
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
--> statement-breakpoint
revoke all on function app.merge_unit(text, text) from public;
--> statement-breakpoint
grant execute on function app.merge_unit(text, text) to tuijintai_staff;
