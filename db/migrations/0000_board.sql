CREATE TABLE "accounts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account" text NOT NULL,
	"name" text NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"roles" text[] NOT NULL,
	"status" text DEFAULT 'active' NOT NULL,
	"must_change" boolean DEFAULT true NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"last_sign_in_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "accounts_account_unique" UNIQUE("account")
);
--> statement-breakpoint
CREATE TABLE "app_sessions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_seen_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone,
	"address" text NOT NULL,
	"agent" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "command_receipts" (
	"account_id" uuid NOT NULL,
	"key" text NOT NULL,
	"verb" text NOT NULL,
	"result" jsonb,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "command_receipts_account_id_key_pk" PRIMARY KEY("account_id","key")
);
--> statement-breakpoint
CREATE TABLE "credentials" (
	"account_id" uuid PRIMARY KEY NOT NULL,
	"hash" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"expires_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "sign_in_attempts" (
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"address" text NOT NULL,
	"account" text NOT NULL,
	"ok" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "sign_in_locks" (
	"account" text PRIMARY KEY NOT NULL,
	"failures" integer DEFAULT 0 NOT NULL,
	"locked_until" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "audit_log" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "audit_log_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"request_id" text NOT NULL,
	"staff_id" uuid,
	"staff_name" text NOT NULL,
	"staff_unit" text NOT NULL,
	"verb" text NOT NULL,
	"outcome" text NOT NULL,
	"subject_kind" text,
	"subject_id" text,
	"unit_code" text collate "C",
	"task_id" integer,
	"before" jsonb,
	"after" jsonb,
	"note" text DEFAULT '' NOT NULL,
	"address" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "follow_up_events" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "follow_up_events_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"follow_up_id" integer NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"issuer_unit" text collate "C" NOT NULL,
	"kind" text NOT NULL,
	"text" text DEFAULT '' NOT NULL,
	"staff_name" text NOT NULL,
	"staff_unit" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "follow_ups" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "follow_ups_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"level" text NOT NULL,
	"title" text NOT NULL,
	"body" text NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"assignee_id" uuid,
	"issuer_unit" text collate "C" NOT NULL,
	"issuer_id" uuid NOT NULL,
	"issuer_name" text NOT NULL,
	"task_id" integer,
	"due_on" date NOT NULL,
	"state" text DEFAULT 'issued' NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp with time zone,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_batches" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "import_batches_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"ledger" text NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"file_name" text NOT NULL,
	"file_size" integer NOT NULL,
	"sha256" text NOT NULL,
	"state" text DEFAULT 'preview' NOT NULL,
	"uploader_id" uuid NOT NULL,
	"uploader_name" text NOT NULL,
	"counts" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"accepted_at" timestamp with time zone,
	"undone_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "import_rows" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "import_rows_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"batch_id" integer NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"sheet" text NOT NULL,
	"row" integer NOT NULL,
	"column" text DEFAULT '' NOT NULL,
	"outcome" text NOT NULL,
	"key" text DEFAULT '' NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"original" text DEFAULT '' NOT NULL,
	"data" jsonb,
	"before" jsonb
);
--> statement-breakpoint
CREATE TABLE "allocations" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "allocations_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"task_id" integer NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"target" bigint,
	"due_on" date,
	"confirmed" boolean DEFAULT false NOT NULL,
	"completed_on" date,
	"note" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "allocations_task_unit" UNIQUE("task_id","unit_code")
);
--> statement-breakpoint
CREATE TABLE "aspects" (
	"plan_id" integer NOT NULL,
	"no" integer NOT NULL,
	"title" text NOT NULL,
	CONSTRAINT "aspects_plan_id_no_pk" PRIMARY KEY("plan_id","no")
);
--> statement-breakpoint
CREATE TABLE "indicators" (
	"key" text PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"unit_name" text NOT NULL,
	"kind" text NOT NULL,
	"ledger" text NOT NULL,
	"basis" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "measures" (
	"plan_id" integer NOT NULL,
	"no" integer NOT NULL,
	"aspect_no" integer NOT NULL,
	"title" text NOT NULL,
	CONSTRAINT "measures_plan_id_no_pk" PRIMARY KEY("plan_id","no")
);
--> statement-breakpoint
CREATE TABLE "milestones" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "milestones_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"task_id" integer NOT NULL,
	"due_on" date NOT NULL,
	"title" text NOT NULL,
	"share" double precision NOT NULL
);
--> statement-breakpoint
CREATE TABLE "plans" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "plans_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"title" text NOT NULL,
	"issuer" text NOT NULL,
	"issued_on" date NOT NULL,
	"starts_on" date NOT NULL,
	"ends_on" date NOT NULL,
	"thresholds" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task_parties" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "task_parties_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"task_id" integer NOT NULL,
	"role" text NOT NULL,
	"kind" text NOT NULL,
	"unit_code" text collate "C",
	"name" text NOT NULL,
	"ordinal" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "task_requests" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "task_requests_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"task_id" integer NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"old_due" date,
	"new_due" date,
	"reason" text NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"asked_by" uuid NOT NULL,
	"asked_name" text NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"decided_name" text,
	"decided_at" timestamp with time zone,
	"decision" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "tasks" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "tasks_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"plan_id" integer NOT NULL,
	"seq" integer NOT NULL,
	"code" text NOT NULL,
	"measure_no" integer NOT NULL,
	"title" text NOT NULL,
	"indicator" text NOT NULL,
	"source" text NOT NULL,
	"stand_in" boolean DEFAULT false NOT NULL,
	"target" bigint,
	"target_max" bigint,
	"target_text" text NOT NULL,
	"starts_on" date NOT NULL,
	"due_on" date,
	"due_text" text NOT NULL,
	"cadence" text NOT NULL,
	"weight" double precision DEFAULT 1 NOT NULL,
	"split" boolean DEFAULT false NOT NULL,
	"completed_on" date,
	"provenance" jsonb DEFAULT '{}'::jsonb NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "tasks_seq" UNIQUE("plan_id","seq")
);
--> statement-breakpoint
CREATE TABLE "evidence_files" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"owner_kind" text NOT NULL,
	"owner_id" text NOT NULL,
	"name" text NOT NULL,
	"type" text NOT NULL,
	"size" integer NOT NULL,
	"sha256" text NOT NULL,
	"content" "bytea" NOT NULL,
	"uploaded_by" text NOT NULL,
	"uploaded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "figure_postings" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "figure_postings_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"indicator" text NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"day" date NOT NULL,
	"delta" bigint NOT NULL,
	"source" text NOT NULL,
	"recorded_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "figures" (
	"indicator" text NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"day" date NOT NULL,
	"value" bigint NOT NULL,
	CONSTRAINT "figures_indicator_unit_code_day_pk" PRIMARY KEY("indicator","unit_code","day")
);
--> statement-breakpoint
CREATE TABLE "figures_now" (
	"indicator" text NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"value" bigint NOT NULL,
	CONSTRAINT "figures_now_indicator_unit_code_pk" PRIMARY KEY("indicator","unit_code")
);
--> statement-breakpoint
CREATE TABLE "progress_entries" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "progress_entries_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"task_id" integer NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"day" date NOT NULL,
	"amount" bigint NOT NULL,
	"base" bigint,
	"note" text NOT NULL,
	"author_id" uuid NOT NULL,
	"author_name" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "calendar_days" (
	"day" date PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "liaisons" (
	"unit_code" text collate "C" PRIMARY KEY NOT NULL,
	"name" text NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "settings" (
	"key" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "units" (
	"code" text collate "C" PRIMARY KEY NOT NULL,
	"parent_code" text collate "C",
	"level" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"short_name" text NOT NULL,
	"title" text NOT NULL,
	"pinyin" text NOT NULL,
	"initials" text NOT NULL,
	"statutory_code" text,
	"aliases" text[] DEFAULT '{}' NOT NULL,
	"ordinal" integer NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD CONSTRAINT "accounts_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "app_sessions" ADD CONSTRAINT "app_sessions_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "credentials" ADD CONSTRAINT "credentials_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_events" ADD CONSTRAINT "follow_up_events_follow_up_id_follow_ups_id_fk" FOREIGN KEY ("follow_up_id") REFERENCES "public"."follow_ups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "follow_up_events" ADD CONSTRAINT "follow_up_events_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "follow_up_events" ADD CONSTRAINT "follow_up_events_issuer_unit_units_code_fk" FOREIGN KEY ("issuer_unit") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_issuer_unit_units_code_fk" FOREIGN KEY ("issuer_unit") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "follow_ups" ADD CONSTRAINT "follow_ups_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_batch_id_import_batches_id_fk" FOREIGN KEY ("batch_id") REFERENCES "public"."import_batches"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rows" ADD CONSTRAINT "import_rows_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "allocations" ADD CONSTRAINT "allocations_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocations" ADD CONSTRAINT "allocations_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "aspects" ADD CONSTRAINT "aspects_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measures" ADD CONSTRAINT "measures_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestones" ADD CONSTRAINT "milestones_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_parties" ADD CONSTRAINT "task_parties_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_parties" ADD CONSTRAINT "task_parties_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "task_requests" ADD CONSTRAINT "task_requests_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "task_requests" ADD CONSTRAINT "task_requests_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_plan_id_plans_id_fk" FOREIGN KEY ("plan_id") REFERENCES "public"."plans"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tasks" ADD CONSTRAINT "tasks_indicator_indicators_key_fk" FOREIGN KEY ("indicator") REFERENCES "public"."indicators"("key") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evidence_files" ADD CONSTRAINT "evidence_files_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "figure_postings" ADD CONSTRAINT "figure_postings_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "figures" ADD CONSTRAINT "figures_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "figures_now" ADD CONSTRAINT "figures_now_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "progress_entries" ADD CONSTRAINT "progress_entries_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "progress_entries" ADD CONSTRAINT "progress_entries_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "liaisons" ADD CONSTRAINT "liaisons_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "units" ADD CONSTRAINT "units_parent_code_units_code_fk" FOREIGN KEY ("parent_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "accounts_unit" ON "accounts" USING btree ("unit_code");--> statement-breakpoint
CREATE INDEX "app_sessions_account" ON "app_sessions" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "sign_in_attempts_address" ON "sign_in_attempts" USING btree ("address","at");--> statement-breakpoint
CREATE INDEX "audit_log_at" ON "audit_log" USING btree ("at");--> statement-breakpoint
CREATE INDEX "audit_log_task" ON "audit_log" USING btree ("task_id","id");--> statement-breakpoint
CREATE INDEX "audit_log_subject" ON "audit_log" USING btree ("subject_kind","subject_id");--> statement-breakpoint
CREATE INDEX "audit_log_staff" ON "audit_log" USING btree ("staff_id","id");--> statement-breakpoint
CREATE INDEX "follow_up_events_of" ON "follow_up_events" USING btree ("follow_up_id","id");--> statement-breakpoint
CREATE INDEX "follow_ups_unit" ON "follow_ups" USING btree ("unit_code","state");--> statement-breakpoint
CREATE INDEX "follow_ups_issuer" ON "follow_ups" USING btree ("issuer_unit","state");--> statement-breakpoint
CREATE INDEX "follow_ups_task" ON "follow_ups" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "import_batches_unit" ON "import_batches" USING btree ("unit_code","id");--> statement-breakpoint
CREATE INDEX "import_rows_batch" ON "import_rows" USING btree ("batch_id","outcome","id");--> statement-breakpoint
CREATE INDEX "allocations_unit" ON "allocations" USING btree ("unit_code","task_id");--> statement-breakpoint
CREATE INDEX "milestones_task" ON "milestones" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "task_parties_task" ON "task_parties" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "task_requests_unit" ON "task_requests" USING btree ("unit_code","state");--> statement-breakpoint
CREATE INDEX "task_requests_task" ON "task_requests" USING btree ("task_id");--> statement-breakpoint
CREATE INDEX "evidence_files_owner" ON "evidence_files" USING btree ("owner_kind","owner_id");--> statement-breakpoint
CREATE INDEX "figure_postings_indicator" ON "figure_postings" USING btree ("indicator","unit_code","day");--> statement-breakpoint
CREATE INDEX "figure_postings_source" ON "figure_postings" USING btree ("source");--> statement-breakpoint
CREATE INDEX "figures_unit" ON "figures" USING btree ("unit_code","indicator");--> statement-breakpoint
CREATE INDEX "figures_now_unit" ON "figures_now" USING btree ("unit_code");--> statement-breakpoint
CREATE INDEX "progress_entries_task" ON "progress_entries" USING btree ("task_id","unit_code","day");--> statement-breakpoint
CREATE INDEX "progress_entries_unit" ON "progress_entries" USING btree ("unit_code","day");--> statement-breakpoint
-- ── The fence ────────────────────────────────────────────────────────────────────────────────────────────────
-- A unit's subtree is a range of code prefixes. Every transaction of a verb sets two ranges (read, write), who acts and
-- under which permission. An unset or empty setting raises, so that an outage never looks like an empty ledger
-- (a pooled connection reads '' after a transaction, not NULL).
create schema if not exists app;
--> statement-breakpoint
create or replace function app.setting(name text) returns text language plpgsql stable parallel safe as $$
declare value text := current_setting(name, true);
begin
  if value is null or value = '' then
    raise exception 'no scope: % is not set', name using errcode = 'insufficient_privilege';
  end if;
  return value;
end $$;
--> statement-breakpoint
create or replace function app.read_lo() returns text language sql stable parallel safe as $$ select app.setting('app.read_lo') $$;
--> statement-breakpoint
create or replace function app.read_hi() returns text language sql stable parallel safe as $$ select app.setting('app.read_hi') $$;
--> statement-breakpoint
create or replace function app.write_lo() returns text language sql stable parallel safe as $$ select app.setting('app.write_lo') $$;
--> statement-breakpoint
create or replace function app.write_hi() returns text language sql stable parallel safe as $$ select app.setting('app.write_hi') $$;
--> statement-breakpoint
-- The permission of the verb that runs: shared tables are written only under the permissions that their policy names.
create or replace function app.may() returns text language sql stable parallel safe as $$ select app.setting('app.may') $$;
--> statement-breakpoint
create or replace function app.staff() returns uuid language sql stable parallel safe as $$ select app.setting('app.staff')::uuid $$;
--> statement-breakpoint
-- Turns a table's fence on for everybody, its owner included. The owner's own policy is for migrations, seeds and
-- maintenance under an owner that is no superuser; the runtime never logs in as the owner.
create or replace procedure app.fence(t regclass) language plpgsql as $$
begin
  execute format('alter table %s enable row level security', t);
  execute format('alter table %s force row level security', t);
  execute format('create policy maintenance on %s to %I using (true) with check (true)', t, current_user);
end $$;
--> statement-breakpoint
-- Scoped tables: a row is read inside the read range of its own unit_code and written inside the write range.
create or replace procedure app.fence_scoped(t regclass) language plpgsql as $$
begin
  call app.fence(t);
  execute format($p$create policy read_scope on %s for select to tuijintai_staff
    using (unit_code >= (select app.read_lo()) and unit_code < (select app.read_hi()))$p$, t);
  execute format($p$create policy insert_scope on %s for insert to tuijintai_staff
    with check (unit_code >= (select app.write_lo()) and unit_code < (select app.write_hi()))$p$, t);
  execute format($p$create policy update_scope on %s for update to tuijintai_staff
    using (unit_code >= (select app.write_lo()) and unit_code < (select app.write_hi()))
    with check (unit_code >= (select app.write_lo()) and unit_code < (select app.write_hi()))$p$, t);
  execute format($p$create policy delete_scope on %s for delete to tuijintai_staff
    using (unit_code >= (select app.write_lo()) and unit_code < (select app.write_hi()))$p$, t);
end $$;
--> statement-breakpoint
-- Shared tables: everybody reads; written only by a verb whose permission is named.
create or replace procedure app.fence_shared(t regclass, writers text[]) language plpgsql as $$
begin
  call app.fence(t);
  execute format('create policy read_all on %s for select to tuijintai_staff using (true)', t);
  execute format('create policy write_granted on %s to tuijintai_staff using ((select app.may()) = any (%L::text[])) with check ((select app.may()) = any (%L::text[]))', t, writers, writers);
end $$;
--> statement-breakpoint
grant usage on schema app to tuijintai_staff, tuijintai_door;
--> statement-breakpoint
grant usage on schema public to tuijintai_staff, tuijintai_door;
--> statement-breakpoint
call app.fence_shared('units', '{unit.admin}');
--> statement-breakpoint
call app.fence_shared('calendar_days', '{unit.admin}');
--> statement-breakpoint
call app.fence_shared('settings', '{unit.admin}');
--> statement-breakpoint
call app.fence_shared('plans', '{plan.edit,plan.import}');
--> statement-breakpoint
call app.fence_shared('aspects', '{plan.edit,plan.import}');
--> statement-breakpoint
call app.fence_shared('measures', '{plan.edit,plan.import}');
--> statement-breakpoint
call app.fence_shared('indicators', '{plan.edit,plan.import}');
--> statement-breakpoint
-- A decision on an extension or a completion moves the city's own deadline or completion day.
call app.fence_shared('tasks', '{plan.edit,plan.import,plan.decide,plan.allocate}');
--> statement-breakpoint
call app.fence_shared('milestones', '{plan.edit,plan.import}');
--> statement-breakpoint
call app.fence_shared('task_parties', '{plan.edit,plan.import}');
--> statement-breakpoint
call app.fence_scoped('allocations');
--> statement-breakpoint
call app.fence_scoped('task_requests');
--> statement-breakpoint
call app.fence_scoped('progress_entries');
--> statement-breakpoint
call app.fence_scoped('evidence_files');
--> statement-breakpoint
call app.fence_scoped('figure_postings');
--> statement-breakpoint
call app.fence_scoped('figures');
--> statement-breakpoint
call app.fence_scoped('figures_now');
--> statement-breakpoint
call app.fence_scoped('import_batches');
--> statement-breakpoint
call app.fence_scoped('import_rows');
--> statement-breakpoint
-- Liaisons are kept by the system administrator, who has no business scope, and read inside the scope.
call app.fence('liaisons');
--> statement-breakpoint
create policy read_scope on liaisons for select to tuijintai_staff
  using ((unit_code >= (select app.read_lo()) and unit_code < (select app.read_hi())) or (select app.may()) = 'unit.admin');
--> statement-breakpoint
create policy write_granted on liaisons to tuijintai_staff
  using ((select app.may()) = 'unit.admin') with check ((select app.may()) = 'unit.admin');
--> statement-breakpoint
-- A follow-up is read by both sides, issued from inside the issuer's write range, and moved on by either side.
call app.fence('follow_ups');
--> statement-breakpoint
create policy read_scope on follow_ups for select to tuijintai_staff
  using ((unit_code >= (select app.read_lo()) and unit_code < (select app.read_hi()))
      or (issuer_unit >= (select app.read_lo()) and issuer_unit < (select app.read_hi())));
--> statement-breakpoint
create policy insert_scope on follow_ups for insert to tuijintai_staff
  with check (issuer_unit >= (select app.write_lo()) and issuer_unit < (select app.write_hi())
          and unit_code >= (select app.write_lo()) and unit_code < (select app.write_hi()));
--> statement-breakpoint
create policy update_scope on follow_ups for update to tuijintai_staff
  using ((unit_code >= (select app.write_lo()) and unit_code < (select app.write_hi()))
      or (issuer_unit >= (select app.write_lo()) and issuer_unit < (select app.write_hi())))
  with check ((unit_code >= (select app.write_lo()) and unit_code < (select app.write_hi()))
      or (issuer_unit >= (select app.write_lo()) and issuer_unit < (select app.write_hi())));
--> statement-breakpoint
-- The security administrator hands an officer's open work over without reading it.
create policy hand_over on follow_ups for update to tuijintai_staff
  using ((select app.may()) = 'account.admin') with check ((select app.may()) = 'account.admin');
--> statement-breakpoint
create policy hand_over_read on follow_ups for select to tuijintai_staff using ((select app.may()) = 'account.admin');
--> statement-breakpoint
call app.fence('follow_up_events');
--> statement-breakpoint
create policy read_scope on follow_up_events for select to tuijintai_staff
  using ((unit_code >= (select app.read_lo()) and unit_code < (select app.read_hi()))
      or (issuer_unit >= (select app.read_lo()) and issuer_unit < (select app.read_hi())));
--> statement-breakpoint
create policy insert_scope on follow_up_events for insert to tuijintai_staff
  with check ((unit_code >= (select app.write_lo()) and unit_code < (select app.write_hi()))
      or (issuer_unit >= (select app.write_lo()) and issuer_unit < (select app.write_hi()))
      or (select app.may()) = 'account.admin');
--> statement-breakpoint
-- Accounts: who works in my units; the security administrator sees and keeps all of them; everybody sees the own row.
call app.fence('accounts');
--> statement-breakpoint
create policy read_scope on accounts for select to tuijintai_staff
  using ((unit_code >= (select app.read_lo()) and unit_code < (select app.read_hi()))
      or id = (select app.staff()) or (select app.may()) in ('account.admin', 'audit.read'));
--> statement-breakpoint
create policy write_granted on accounts to tuijintai_staff
  using ((select app.may()) = 'account.admin') with check ((select app.may()) = 'account.admin');
--> statement-breakpoint
create policy write_own on accounts for update to tuijintai_staff
  using (id = (select app.staff()) and (select app.may()) = 'self.account')
  with check (id = (select app.staff()) and (select app.may()) = 'self.account');
--> statement-breakpoint
create policy door on accounts to tuijintai_door using (true) with check (true);
--> statement-breakpoint
call app.fence('credentials');
--> statement-breakpoint
create policy write_granted on credentials to tuijintai_staff
  using ((select app.may()) = 'account.admin' or (account_id = (select app.staff()) and (select app.may()) = 'self.account'))
  with check ((select app.may()) = 'account.admin' or (account_id = (select app.staff()) and (select app.may()) = 'self.account'));
--> statement-breakpoint
create policy door on credentials to tuijintai_door using (true) with check (true);
--> statement-breakpoint
call app.fence('sign_in_locks');
--> statement-breakpoint
create policy security_admin on sign_in_locks to tuijintai_staff
  using ((select app.may()) = 'account.admin') with check ((select app.may()) = 'account.admin');
--> statement-breakpoint
create policy door on sign_in_locks to tuijintai_door using (true) with check (true);
--> statement-breakpoint
call app.fence('sign_in_attempts');
--> statement-breakpoint
create policy door on sign_in_attempts to tuijintai_door using (true) with check (true);
--> statement-breakpoint
call app.fence('app_sessions');
--> statement-breakpoint
create policy own_or_admin on app_sessions to tuijintai_staff
  using ((select app.may()) = 'account.admin' or account_id = (select app.staff()))
  with check ((select app.may()) = 'account.admin' or account_id = (select app.staff()));
--> statement-breakpoint
create policy door on app_sessions to tuijintai_door using (true) with check (true);
--> statement-breakpoint
call app.fence('command_receipts');
--> statement-breakpoint
create policy own on command_receipts to tuijintai_staff
  using (account_id = (select app.staff())) with check (account_id = (select app.staff()));
--> statement-breakpoint
-- The audit log is append-only for everybody but the owner. The auditor reads all of it; others see what happened to the
-- units in their scope, as the history of a task or a follow-up.
call app.fence('audit_log');
--> statement-breakpoint
create policy append on audit_log for insert to tuijintai_staff with check (staff_id = (select app.staff()));
--> statement-breakpoint
create policy read_audit on audit_log for select to tuijintai_staff using ((select app.may()) = 'audit.read');
--> statement-breakpoint
create policy read_history on audit_log for select to tuijintai_staff
  using (outcome = 'ok' and task_id is not null and unit_code >= (select app.read_lo()) and unit_code < (select app.read_hi()));
--> statement-breakpoint
create policy append_door on audit_log for insert to tuijintai_door with check (true);
--> statement-breakpoint
grant select, insert, update, delete on units, calendar_days, settings, plans, aspects, measures, indicators, tasks, milestones, task_parties,
  allocations, task_requests, liaisons, app_sessions, command_receipts, import_batches, import_rows to tuijintai_staff;
--> statement-breakpoint
grant select, insert on progress_entries, evidence_files, figure_postings, follow_up_events, audit_log to tuijintai_staff;
--> statement-breakpoint
grant select, insert, update on figures, figures_now, follow_ups, accounts to tuijintai_staff;
--> statement-breakpoint
-- Staff verbs replace a password and never read one.
grant insert, update, select (account_id, changed_at, expires_at) on credentials to tuijintai_staff;
--> statement-breakpoint
grant select, update, delete on sign_in_locks to tuijintai_staff;
--> statement-breakpoint
grant select on accounts, credentials, units, settings to tuijintai_door;
--> statement-breakpoint
grant update (last_sign_in_at) on accounts to tuijintai_door;
--> statement-breakpoint
grant select, insert, update on sign_in_locks, app_sessions to tuijintai_door;
--> statement-breakpoint
grant select, insert on sign_in_attempts to tuijintai_door;
--> statement-breakpoint
grant insert on audit_log to tuijintai_door;
--> statement-breakpoint
create policy door on units for select to tuijintai_door using (true);
--> statement-breakpoint
create policy door on settings for select to tuijintai_door using (true);
