-- Whoever writes a unit's reports drafts its documents, and issues its own 进展报告: most streets have an officer and nobody else.
-- A 通报 and a 督办单 bind others and are issued by whoever may issue.
drop policy insert_scope on documents;
--> statement-breakpoint
create policy insert_scope on documents for insert to tuijintai_staff
  with check (unit_code = (select app.write_lo()) and state = 'draft' and (select app.may()) in ('report.write', 'document.issue'));
--> statement-breakpoint
drop policy update_scope on documents;
--> statement-breakpoint
create policy update_scope on documents for update to tuijintai_staff
  using (unit_code = (select app.write_lo()) and state = 'draft' and (select app.may()) in ('report.write', 'document.issue'))
  with check (unit_code = (select app.write_lo()) and ((select app.may()) = 'document.issue'
    or ((select app.may()) = 'report.write' and (state = 'draft' or kind = 'progress'))));
--> statement-breakpoint
drop policy delete_scope on documents;
--> statement-breakpoint
create policy delete_scope on documents for delete to tuijintai_staff
  using (unit_code = (select app.write_lo()) and state = 'draft' and (select app.may()) in ('report.write', 'document.issue'));
