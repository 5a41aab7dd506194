CREATE TABLE "allocation_versions" (
	"task_id" integer NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"until" date NOT NULL,
	"target" bigint,
	"due_on" date,
	"confirmed" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "published_allocations" (
	"month_id" integer NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"task_id" integer NOT NULL,
	"target" bigint,
	"due_on" date,
	"confirmed" boolean NOT NULL,
	"completed_on" date,
	"note" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "published_figures" (
	"month_id" integer NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"indicator" text NOT NULL,
	"day" date NOT NULL,
	"value" bigint NOT NULL
);
--> statement-breakpoint
CREATE TABLE "published_months" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "published_months_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"ends_on" date NOT NULL,
	"closed_by" text NOT NULL,
	"closed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"plan" jsonb NOT NULL,
	"reopened_by" text,
	"reopened_at" timestamp with time zone,
	"reason" text DEFAULT '' NOT NULL
);
--> statement-breakpoint
CREATE TABLE "published_units" (
	"month_id" integer NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"rank" integer,
	"peers" integer
);
--> statement-breakpoint
CREATE TABLE "task_versions" (
	"task_id" integer NOT NULL,
	"until" date NOT NULL,
	"target" bigint,
	"target_max" bigint,
	"starts_on" date NOT NULL,
	"due_on" date,
	"weight" double precision NOT NULL,
	"milestones" jsonb NOT NULL,
	CONSTRAINT "task_versions_task_id_until_pk" PRIMARY KEY("task_id","until")
);
--> statement-breakpoint
ALTER TABLE "allocations" ADD COLUMN "recorded_on" date DEFAULT (now() at time zone 'Asia/Shanghai')::date NOT NULL;--> statement-breakpoint
ALTER TABLE "tasks" ADD COLUMN "recorded_on" date DEFAULT (now() at time zone 'Asia/Shanghai')::date NOT NULL;--> statement-breakpoint
ALTER TABLE "allocation_versions" ADD CONSTRAINT "allocation_versions_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allocation_versions" ADD CONSTRAINT "allocation_versions_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "published_allocations" ADD CONSTRAINT "published_allocations_month_id_published_months_id_fk" FOREIGN KEY ("month_id") REFERENCES "public"."published_months"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_allocations" ADD CONSTRAINT "published_allocations_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "published_figures" ADD CONSTRAINT "published_figures_month_id_published_months_id_fk" FOREIGN KEY ("month_id") REFERENCES "public"."published_months"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_figures" ADD CONSTRAINT "published_figures_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "published_units" ADD CONSTRAINT "published_units_month_id_published_months_id_fk" FOREIGN KEY ("month_id") REFERENCES "public"."published_months"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "published_units" ADD CONSTRAINT "published_units_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "task_versions" ADD CONSTRAINT "task_versions_task_id_tasks_id_fk" FOREIGN KEY ("task_id") REFERENCES "public"."tasks"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "allocation_versions_unit" ON "allocation_versions" USING btree ("unit_code","task_id","until");--> statement-breakpoint
CREATE INDEX "published_allocations_unit" ON "published_allocations" USING btree ("month_id","unit_code");--> statement-breakpoint
CREATE INDEX "published_figures_unit" ON "published_figures" USING btree ("month_id","unit_code","indicator");--> statement-breakpoint
CREATE UNIQUE INDEX "published_months_open" ON "published_months" USING btree ("ends_on") WHERE reopened_at is null;--> statement-breakpoint
CREATE INDEX "published_units_unit" ON "published_units" USING btree ("unit_code","month_id");--> statement-breakpoint
-- Targets, deadlines and steps are dated versions (DOMAIN, "As-of"). Kept by triggers, so that no writer can forget them:
-- of several changes on one day the state before the first one stands, and what was entered that day has no earlier state.
create function app.keep_task_version(task int) returns void language sql security definer set search_path = public, pg_temp as $$
  insert into task_versions (task_id, until, target, target_max, starts_on, due_on, weight, milestones)
  select id, (now() at time zone 'Asia/Shanghai')::date, target, target_max, starts_on, due_on, weight,
    coalesce((select json_agg(json_build_object('id', m.id, 'day', m.due_on, 'title', m.title, 'share', m.share) order by m.due_on, m.id)
      from milestones m where m.task_id = t.id), '[]')
  from tasks t where id = task and recorded_on < (now() at time zone 'Asia/Shanghai')::date
  on conflict (task_id, until) do nothing
$$;
--> statement-breakpoint
create function app.version_task() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.keep_task_version(old.id);
  return new;
end $$;
--> statement-breakpoint
create trigger version_task before update on tasks for each row
  when ((old.target, old.target_max, old.starts_on, old.due_on, old.weight) is distinct from (new.target, new.target_max, new.starts_on, new.due_on, new.weight))
  execute function app.version_task();
--> statement-breakpoint
create function app.version_steps() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  perform app.keep_task_version(coalesce(old.task_id, new.task_id));
  return coalesce(new, old);
end $$;
--> statement-breakpoint
create trigger version_steps before insert or update or delete on milestones for each row execute function app.version_steps();
--> statement-breakpoint
create function app.version_allocation() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
declare today date := (now() at time zone 'Asia/Shanghai')::date;
begin
  insert into allocation_versions (task_id, unit_code, until, target, due_on, confirmed)
  select old.task_id, old.unit_code, today, old.target, old.due_on, old.confirmed
  where not exists (select 1 from allocation_versions where task_id = old.task_id and unit_code = old.unit_code and until = today);
  return new;
end $$;
--> statement-breakpoint
create trigger version_allocation before update on allocations for each row
  when (old.recorded_on < (now() at time zone 'Asia/Shanghai')::date
    and (old.target, old.due_on, old.confirmed) is distinct from (new.target, new.due_on, new.confirmed))
  execute function app.version_allocation();
--> statement-breakpoint
revoke all on function app.keep_task_version(int), app.version_task(), app.version_steps(), app.version_allocation() from public;
--> statement-breakpoint
call app.fence('task_versions');
--> statement-breakpoint
create policy read_all on task_versions for select to tuijintai_staff using (true);
--> statement-breakpoint
call app.fence('allocation_versions');
--> statement-breakpoint
create policy read_scope on allocation_versions for select to tuijintai_staff
  using (unit_code >= (select app.read_lo()) and unit_code < (select app.read_hi()));
--> statement-breakpoint
-- A month is closed, and opened again, by whoever may close it; nobody changes what was published in it.
call app.fence_shared('published_months', '{report.close}');
--> statement-breakpoint
create procedure app.fence_published(t regclass) language plpgsql as $$
begin
  call app.fence(t);
  execute format($p$create policy read_scope on %s for select to tuijintai_staff
    using (unit_code >= (select app.read_lo()) and unit_code < (select app.read_hi()))$p$, t);
  execute format($p$create policy publish on %s for insert to tuijintai_staff with check ((select app.may()) = 'report.close'
    and unit_code >= (select app.write_lo()) and unit_code < (select app.write_hi()))$p$, t);
end $$;
--> statement-breakpoint
call app.fence_published('published_units');
--> statement-breakpoint
call app.fence_published('published_allocations');
--> statement-breakpoint
call app.fence_published('published_figures');
--> statement-breakpoint
drop procedure app.fence_published(regclass);
--> statement-breakpoint
grant select on task_versions, allocation_versions to tuijintai_staff;
--> statement-breakpoint
grant select, insert on published_months, published_units, published_allocations, published_figures to tuijintai_staff;
--> statement-breakpoint
grant update (reopened_by, reopened_at, reason) on published_months to tuijintai_staff;
--> statement-breakpoint
-- The places are found out once the figures are in.
grant update (rank, peers) on published_units to tuijintai_staff;
--> statement-breakpoint
create policy place on published_units for update to tuijintai_staff
  using ((select app.may()) = 'report.close') with check ((select app.may()) = 'report.close');
