CREATE TABLE "follow_up_batches" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "follow_up_batches_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"unit_code" text collate "C" NOT NULL,
	"outcomes" jsonb NOT NULL,
	"staff_name" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "follow_up_counters" (
	"unit_code" text collate "C" NOT NULL,
	"year" integer NOT NULL,
	"last" integer NOT NULL,
	CONSTRAINT "follow_up_counters_unit_code_year_pk" PRIMARY KEY("unit_code","year")
);
--> statement-breakpoint
CREATE TABLE "follow_up_extensions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "follow_up_extensions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"follow_up_id" integer NOT NULL,
	"old_due" date NOT NULL,
	"new_due" date NOT NULL,
	"reason" text NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"asked_name" text NOT NULL,
	"asked_unit" text NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_name" text DEFAULT '' NOT NULL,
	"decided_at" timestamp with time zone,
	"decision" text DEFAULT '' NOT NULL,
	CONSTRAINT "follow_up_extensions_later" CHECK ("follow_up_extensions"."new_due" > "follow_up_extensions"."old_due")
);
--> statement-breakpoint
CREATE TABLE "follow_up_templates" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "follow_up_templates_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"unit_code" text collate "C" NOT NULL,
	"level" text,
	"name" text NOT NULL,
	"body" text NOT NULL,
	"changed_name" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "instructions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "instructions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"unit_code" text collate "C" NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" text NOT NULL,
	"subject_title" text NOT NULL,
	"text" text NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"author_unit" text collate "C" NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_name" text DEFAULT '' NOT NULL,
	"settled_note" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "no" text;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "parent_id" integer;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "instruction_id" integer;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "source" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "signed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "submitted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "raised_on" date;--> statement-breakpoint
ALTER TABLE "follow_up_batches" ADD CONSTRAINT "follow_up_batches_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "follow_up_counters" ADD CONSTRAINT "follow_up_counters_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "follow_up_extensions" ADD CONSTRAINT "follow_up_extensions_follow_up_id_follow_ups_id_fk" FOREIGN KEY ("follow_up_id") REFERENCES "public"."follow_ups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_templates" ADD CONSTRAINT "follow_up_templates_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "instructions" ADD CONSTRAINT "instructions_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "instructions" ADD CONSTRAINT "instructions_author_unit_units_code_fk" FOREIGN KEY ("author_unit") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "follow_up_batches_unit" ON "follow_up_batches" USING btree ("unit_code");--> statement-breakpoint
CREATE UNIQUE INDEX "follow_up_extensions_open" ON "follow_up_extensions" USING btree ("follow_up_id") WHERE state = 'asked';--> statement-breakpoint
CREATE INDEX "follow_up_extensions_of" ON "follow_up_extensions" USING btree ("follow_up_id","id");--> statement-breakpoint
CREATE INDEX "follow_up_templates_unit" ON "follow_up_templates" USING btree ("unit_code");--> statement-breakpoint
CREATE INDEX "instructions_unit" ON "instructions" USING btree ("unit_code","created_at");--> statement-breakpoint
CREATE INDEX "instructions_author" ON "instructions" USING btree ("author_unit");--> statement-breakpoint
CREATE INDEX "instructions_subject" ON "instructions" USING btree ("subject_kind","subject_id");--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_parent_id_follow_ups_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."follow_ups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_instruction_id_instructions_id_fk" FOREIGN KEY ("instruction_id") REFERENCES "public"."instructions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "follow_ups_parent" ON "follow_ups" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "follow_ups_instruction" ON "follow_ups" USING btree ("instruction_id");--> statement-breakpoint
CREATE UNIQUE INDEX "follow_ups_no" ON "follow_ups" USING btree ("issuer_unit","no");
--> statement-breakpoint
-- What is known of follow-ups issued before these columns.
update follow_ups f set signed_at = (select min(e.at) from follow_up_events e where e.follow_up_id = f.id and e.kind = 'signed'),
  submitted_at = (select max(e.at) from follow_up_events e where e.follow_up_id = f.id and e.kind = 'submitted');
--> statement-breakpoint
-- ── The fence ────────────────────────────────────────────────────────────────────────────────────────────────
-- The board itself raises what is long overdue (job.run); a follow-up that was passed on brings its history along.
create policy escalate on follow_ups for update to tuijintai_staff
  using ((select app.may()) = 'job.run') with check ((select app.may()) = 'job.run');
--> statement-breakpoint
create policy of_follow_up on follow_up_events for select to tuijintai_staff
  using ((select app.may()) in ('follow-up.read', 'follow-up.handle', 'follow-up.issue')
    and exists (select 1 from follow_ups f where f.id = follow_up_id));
--> statement-breakpoint
create policy escalate on follow_up_events for insert to tuijintai_staff with check ((select app.may()) = 'job.run');
--> statement-breakpoint
-- An extension is seen by whoever sees its follow-up, asked for by the receiving unit and decided by the issuing one: an own
-- row is the one at the lower end of the write range.
call app.fence('follow_up_extensions');
--> statement-breakpoint
create policy read_scope on follow_up_extensions for select to tuijintai_staff
  using (exists (select 1 from follow_ups f where f.id = follow_up_id));
--> statement-breakpoint
create policy ask on follow_up_extensions for insert to tuijintai_staff
  with check ((select app.may()) = 'follow-up.handle'
    and exists (select 1 from follow_ups f where f.id = follow_up_id and f.unit_code = (select app.write_lo())));
--> statement-breakpoint
create policy decide on follow_up_extensions for update to tuijintai_staff
  using ((select app.may()) = 'follow-up.issue'
    and exists (select 1 from follow_ups f where f.id = follow_up_id and f.issuer_unit = (select app.write_lo())))
  with check ((select app.may()) = 'follow-up.issue'
    and exists (select 1 from follow_ups f where f.id = follow_up_id and f.issuer_unit = (select app.write_lo())));
--> statement-breakpoint
-- Numbers are counted by the issuing unit alone, and by the board when it raises a level in that unit's name.
call app.fence('follow_up_counters');
--> statement-breakpoint
create policy read_scope on follow_up_counters for select to tuijintai_staff
  using ((unit_code >= (select app.read_lo()) and unit_code < (select app.read_hi())) or (select app.may()) = 'job.run');
--> statement-breakpoint
create policy insert_scope on follow_up_counters for insert to tuijintai_staff
  with check (unit_code = (select app.write_lo()) or (select app.may()) = 'job.run');
--> statement-breakpoint
create policy update_scope on follow_up_counters for update to tuijintai_staff
  using (unit_code = (select app.write_lo()) or (select app.may()) = 'job.run')
  with check (unit_code = (select app.write_lo()) or (select app.may()) = 'job.run');
--> statement-breakpoint
-- Texts of a unit, for those of it who issue.
call app.fence('follow_up_templates');
--> statement-breakpoint
create policy read_scope on follow_up_templates for select to tuijintai_staff
  using (unit_code >= (select app.read_lo()) and unit_code < (select app.read_hi()));
--> statement-breakpoint
create policy write_scope on follow_up_templates to tuijintai_staff
  using (unit_code = (select app.write_lo()) and (select app.may()) = 'follow-up.issue')
  with check (unit_code = (select app.write_lo()) and (select app.may()) = 'follow-up.issue');
--> statement-breakpoint
call app.fence('follow_up_batches');
--> statement-breakpoint
create policy read_scope on follow_up_batches for select to tuijintai_staff
  using (unit_code >= (select app.read_lo()) and unit_code < (select app.read_hi()));
--> statement-breakpoint
create policy insert_scope on follow_up_batches for insert to tuijintai_staff
  with check (unit_code = (select app.write_lo()) and (select app.may()) = 'follow-up.issue');
--> statement-breakpoint
-- A leader writes nothing but this, in his own name and about units that he reads; the unit concerned, or his own, settles it.
call app.fence('instructions');
--> statement-breakpoint
create policy read_scope on instructions for select to tuijintai_staff
  using ((unit_code >= (select app.read_lo()) and unit_code < (select app.read_hi())) or author_id = (select app.staff()));
--> statement-breakpoint
create policy insert_scope on instructions for insert to tuijintai_staff
  with check ((select app.may()) = 'instruction.write' and author_id = (select app.staff())
    and unit_code >= (select app.read_lo()) and unit_code < (select app.read_hi()));
--> statement-breakpoint
create policy update_scope on instructions for update to tuijintai_staff
  using ((select app.may()) = 'follow-up.handle'
    and (unit_code = (select app.write_lo()) or author_unit = (select app.write_lo())))
  with check ((select app.may()) = 'follow-up.handle'
    and (unit_code = (select app.write_lo()) or author_unit = (select app.write_lo())));
--> statement-breakpoint
grant select, insert, update on follow_up_extensions, follow_up_counters to tuijintai_staff;
--> statement-breakpoint
grant select, insert, update, delete on follow_up_templates to tuijintai_staff;
--> statement-breakpoint
grant select, insert on follow_up_batches to tuijintai_staff;
--> statement-breakpoint
grant select, insert, update (settled_at, settled_name, settled_note) on instructions to tuijintai_staff;
