-- A file stays with the unit that attached it; a follow-up that was passed on, or was answered from another unit, brings its
-- files along: whoever reads the follow-up reads them. The cast stands behind its kind, because other owners have other keys.
create policy of_follow_up on evidence_files for select to tuijintai_staff
  using ((select app.may()) in ('plan.read', 'follow-up.read', 'follow-up.handle', 'follow-up.issue')
    and exists (select 1 from follow_ups f where f.id = case when owner_kind = 'follow_up' then owner_id::int end));
