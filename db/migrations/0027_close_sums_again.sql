-- The city's own sum is made again when it closes a month, so its lines are written under that permission as well.
drop policy insert_scope on report_lines;
--> statement-breakpoint
create policy insert_scope on report_lines for insert to tuijintai_staff
  with check (unit_code = (select app.write_lo()) and (select app.may()) in ('report.write', 'report.close'));
--> statement-breakpoint
drop policy delete_scope on report_lines;
--> statement-breakpoint
create policy delete_scope on report_lines for delete to tuijintai_staff
  using (unit_code = (select app.write_lo()) and (select app.may()) in ('report.write', 'report.close'));
