-- A decision on an extension takes the step that stands on the deadline along with it.
create policy write_decided on milestones for update to tuijintai_staff
  using ((select app.may()) = 'plan.decide') with check ((select app.may()) = 'plan.decide');
