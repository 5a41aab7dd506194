-- What was verified more than 90 days ago is taken back every night by the board itself, not only when a server starts. The function
-- reaches every unit's rows as their owner, so it asks for the permission that the board alone holds.
create function app.lapse_due(today date) returns int
language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.must_hold('job.run');
  return app.lapse_verified(today);
end $$;
--> statement-breakpoint
revoke all on function app.lapse_due(date) from public;
--> statement-breakpoint
grant execute on function app.lapse_due(date) to tuijintai_staff;
