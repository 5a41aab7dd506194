CREATE TABLE "report_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "report_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"unit_code" text collate "C" NOT NULL,
	"period" text NOT NULL,
	"kind" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"staff_name" text NOT NULL,
	"staff_unit" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "report_lines" (
	"report_id" integer NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"task_id" integer NOT NULL,
	"code" text NOT NULL,
	"title" text NOT NULL,
	"kind" text NOT NULL,
	"measure" text NOT NULL,
	"source" text NOT NULL,
	"own_n" bigint,
	"own_d" bigint,
	"own_change_n" bigint,
	"own_change_d" bigint,
	"total_n" bigint,
	"total_d" bigint,
	"change_n" bigint,
	"change_d" bigint,
	"before_n" bigint,
	"median" double precision,
	"jump" boolean DEFAULT false NOT NULL,
	"target" bigint,
	"due_on" date,
	"progress" double precision,
	"expected" double precision,
	"status" text,
	CONSTRAINT "report_lines_report_id_task_id_pk" PRIMARY KEY("report_id","task_id")
);
--> statement-breakpoint
CREATE TABLE "reports" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "reports_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"unit_code" text collate "C" NOT NULL,
	"unit_name" text NOT NULL,
	"period" text NOT NULL,
	"cadence" text NOT NULL,
	"month" text NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"due_on" date NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"zero" boolean DEFAULT false NOT NULL,
	"did" text DEFAULT '' NOT NULL,
	"problems" text DEFAULT '' NOT NULL,
	"next" text DEFAULT '' NOT NULL,
	"typed" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"missing" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"jumps" integer DEFAULT 0 NOT NULL,
	"first_on" date,
	"submitted_at" timestamp with time zone,
	"submitted_by" uuid,
	"submitted_name" text DEFAULT '' NOT NULL,
	"decided_at" timestamp with time zone,
	"decided_name" text DEFAULT '' NOT NULL,
	"decided_unit" text DEFAULT '' NOT NULL,
	"reasons" jsonb DEFAULT '[]'::jsonb NOT NULL,
	"round" integer DEFAULT 0 NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "reports_unit_period" UNIQUE("unit_code","period"),
	CONSTRAINT "reports_place" UNIQUE("id","unit_code"),
	CONSTRAINT "reports_state" CHECK ("reports"."state" in ('draft', 'submitted', 'returned', 'approved')),
	CONSTRAINT "reports_cadence" CHECK ("reports"."cadence" in ('month', 'week', 'quarter'))
);
--> statement-breakpoint
ALTER TABLE "report_events" ADD CONSTRAINT "report_events_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "report_lines" ADD CONSTRAINT "report_lines_place" FOREIGN KEY ("report_id","unit_code") REFERENCES "public"."reports"("id","unit_code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "reports" ADD CONSTRAINT "reports_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "report_events_of" ON "report_events" USING btree ("unit_code","period");--> statement-breakpoint
CREATE INDEX "reports_period" ON "reports" USING btree ("period","unit_code");--> statement-breakpoint
-- ── The fence ────────────────────────────────────────────────────────────────────────────────────────────────
-- A unit writes its own report; the level above decides on it and corrects nothing in it (DOMAIN). A write range begins with
-- the own code, so the own row is the one at its lower end. The city's own report has no level above: who closes months settles it.
call app.fence('reports');
--> statement-breakpoint
create policy read_scope on reports for select to tuijintai_staff
  using (unit_code >= (select app.read_lo()) and unit_code < (select app.read_hi()));
--> statement-breakpoint
create policy insert_scope on reports for insert to tuijintai_staff
  with check (unit_code = (select app.write_lo()) and (select app.may()) = 'report.write');
--> statement-breakpoint
create policy update_scope on reports for update to tuijintai_staff
  using ((unit_code = (select app.write_lo()) and (select app.may()) in ('report.write', 'report.close'))
      or (unit_code > (select app.write_lo()) and unit_code < (select app.write_hi()) and (select app.may()) = 'report.decide'))
  with check ((unit_code = (select app.write_lo()) and (select app.may()) in ('report.write', 'report.close'))
      or (unit_code > (select app.write_lo()) and unit_code < (select app.write_hi()) and (select app.may()) = 'report.decide'));
--> statement-breakpoint
-- Figures are frozen by whoever submits, and again with the next submission; nobody else touches them.
call app.fence('report_lines');
--> statement-breakpoint
create policy read_scope on report_lines for select to tuijintai_staff
  using (unit_code >= (select app.read_lo()) and unit_code < (select app.read_hi()));
--> statement-breakpoint
create policy insert_scope on report_lines for insert to tuijintai_staff
  with check (unit_code = (select app.write_lo()) and (select app.may()) = 'report.write');
--> statement-breakpoint
create policy delete_scope on report_lines for delete to tuijintai_staff
  using (unit_code = (select app.write_lo()) and (select app.may()) = 'report.write');
--> statement-breakpoint
call app.fence('report_events');
--> statement-breakpoint
create policy read_scope on report_events for select to tuijintai_staff
  using (unit_code >= (select app.read_lo()) and unit_code < (select app.read_hi()));
--> statement-breakpoint
create policy insert_scope on report_events for insert to tuijintai_staff
  with check (unit_code >= (select app.write_lo()) and unit_code < (select app.write_hi())
    and (select app.may()) in ('report.write', 'report.decide', 'report.close'));
--> statement-breakpoint
grant select, insert, update on reports to tuijintai_staff;
--> statement-breakpoint
grant select, insert, delete on report_lines to tuijintai_staff;
--> statement-breakpoint
grant select, insert on report_events to tuijintai_staff;
--> statement-breakpoint
-- A merged unit's reports stay what they were: those of a period for which the other unit has its own keep their old code.
create function app.keep_merged_report() returns trigger language plpgsql set search_path = public, pg_temp as $$
begin
  if exists (select 1 from reports where unit_code = new.unit_code and period = new.period and id <> new.id) then
    return null;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger keep_merged_report before update of unit_code on reports for each row
  when (new.unit_code <> old.unit_code) execute function app.keep_merged_report();
--> statement-breakpoint
-- Whether a unit's rows of a day belong to a month that the level above has approved: what comes later is 调整, and what
-- stands there is not taken back by an import's undo. Asked by ledgers about rows that they hold anyway.
create function app.period_locked(unit text, on_day date) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from reports where unit_code = unit and cadence = 'month' and state = 'approved'
    and on_day between starts_on and ends_on)
$$;
--> statement-breakpoint
-- Since when the board takes reports, by kind: periods before the first one of anybody are expected of nobody.
create function app.reports_since(out cadence text, out starts_on date) returns setof record
language sql stable security definer set search_path = public, pg_temp as $$
  select r.cadence, min(r.starts_on) from reports r where r.state <> 'draft' group by r.cadence
$$;
--> statement-breakpoint
revoke all on function app.period_locked(text, date), app.reports_since() from public;
--> statement-breakpoint
grant execute on function app.period_locked(text, date), app.reports_since() to tuijintai_staff;
