CREATE TABLE "enterprise_lists" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "enterprise_lists_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"on" date NOT NULL,
	"filter" jsonb NOT NULL,
	"total" integer NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"staff_name" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enterprise_records" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "enterprise_records_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"enterprise_id" integer NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"head_id" integer NOT NULL,
	"kind" text NOT NULL,
	"on" date NOT NULL,
	"step" text,
	"subjects" text[] DEFAULT '{}' NOT NULL,
	"workers" integer,
	"text" text DEFAULT '' NOT NULL,
	"voided_at" timestamp with time zone,
	"void_reason" text DEFAULT '' NOT NULL,
	"staff_id" uuid,
	"staff_name" text NOT NULL,
	"staff_unit" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enterprise_stages" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "enterprise_stages_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"enterprise_id" integer NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"head_id" integer NOT NULL,
	"kind" text NOT NULL,
	"stage" text NOT NULL,
	"on" date,
	"document" text DEFAULT '' NOT NULL,
	"reason" text DEFAULT '' NOT NULL,
	"staff_id" uuid,
	"staff_name" text NOT NULL,
	"staff_unit" text NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "enterprises" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "enterprises_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"no" text NOT NULL,
	"issuer_unit" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"credit_code" text,
	"kind" text NOT NULL,
	"category" text,
	"trade" text DEFAULT '' NOT NULL,
	"parent_id" integer,
	"head_id" integer DEFAULT 0 NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"workers" integer NOT NULL,
	"members" integer NOT NULL,
	"party" boolean NOT NULL,
	"contact" text DEFAULT '' NOT NULL,
	"phone" text DEFAULT '' NOT NULL,
	"union_code" text collate "C",
	"stage" text NOT NULL,
	"stage_on" date,
	"covered_by" text,
	"stalled_on" date,
	"stall_reason" text DEFAULT '' NOT NULL,
	"exception_reason" text DEFAULT '' NOT NULL,
	"list_on" date,
	"pinyin" text NOT NULL,
	"initials" text NOT NULL,
	"note" text DEFAULT '' NOT NULL,
	"registered_on" date NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"changed_by" text NOT NULL,
	"changed_unit" text NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "enterprises_no" UNIQUE("issuer_unit","no"),
	CONSTRAINT "enterprises_place" UNIQUE("id","unit_code","head_id"),
	CONSTRAINT "enterprises_counts" CHECK ("enterprises"."workers" >= 0 and "enterprises"."members" >= 0)
);
--> statement-breakpoint
CREATE TABLE "floating_unions" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "floating_unions_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"unit_code" text collate "C" NOT NULL,
	"name" text NOT NULL,
	"document" text NOT NULL,
	"approved_on" date NOT NULL,
	"chair" text NOT NULL,
	"members" integer NOT NULL,
	"changed_by" text NOT NULL,
	"changed_unit" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "working_group_seats" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "working_group_seats_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"enterprise_id" integer NOT NULL,
	"enterprise_unit" text collate "C" NOT NULL,
	"head_id" integer NOT NULL,
	"level" text NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"account_id" uuid,
	"name" text NOT NULL,
	"since" date NOT NULL,
	"until" date,
	"last_contact" date,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
ALTER TABLE "follow_ups" ADD COLUMN "subject" text;--> statement-breakpoint
ALTER TABLE "enterprise_records" ADD CONSTRAINT "enterprise_records_place" FOREIGN KEY ("enterprise_id","unit_code","head_id") REFERENCES "public"."enterprises"("id","unit_code","head_id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "enterprise_stages" ADD CONSTRAINT "enterprise_stages_place" FOREIGN KEY ("enterprise_id","unit_code","head_id") REFERENCES "public"."enterprises"("id","unit_code","head_id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "enterprises" ADD CONSTRAINT "enterprises_issuer_unit_units_code_fk" FOREIGN KEY ("issuer_unit") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "enterprises" ADD CONSTRAINT "enterprises_parent_id_enterprises_id_fk" FOREIGN KEY ("parent_id") REFERENCES "public"."enterprises"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "enterprises" ADD CONSTRAINT "enterprises_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "enterprises" ADD CONSTRAINT "enterprises_union_code_units_code_fk" FOREIGN KEY ("union_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "floating_unions" ADD CONSTRAINT "floating_unions_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "working_group_seats" ADD CONSTRAINT "working_group_seats_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "working_group_seats" ADD CONSTRAINT "working_group_seats_place" FOREIGN KEY ("enterprise_id","enterprise_unit","head_id") REFERENCES "public"."enterprises"("id","unit_code","head_id") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "enterprise_records_of" ON "enterprise_records" USING btree ("enterprise_id","on");--> statement-breakpoint
CREATE INDEX "enterprise_records_unit" ON "enterprise_records" USING btree ("unit_code","kind","on");--> statement-breakpoint
CREATE INDEX "enterprise_stages_of" ON "enterprise_stages" USING btree ("enterprise_id","id");--> statement-breakpoint
CREATE INDEX "enterprise_stages_unit" ON "enterprise_stages" USING btree ("unit_code","on");--> statement-breakpoint
CREATE INDEX "enterprises_unit" ON "enterprises" USING btree ("unit_code","stage","stage_on");--> statement-breakpoint
CREATE INDEX "enterprises_head" ON "enterprises" USING btree ("head_id");--> statement-breakpoint
CREATE INDEX "enterprises_parent" ON "enterprises" USING btree ("parent_id");--> statement-breakpoint
CREATE INDEX "enterprises_name" ON "enterprises" USING btree ("name");--> statement-breakpoint
CREATE INDEX "enterprises_credit" ON "enterprises" USING btree ("credit_code");--> statement-breakpoint
CREATE INDEX "floating_unions_unit" ON "floating_unions" USING btree ("unit_code");--> statement-breakpoint
CREATE INDEX "working_group_seats_of" ON "working_group_seats" USING btree ("enterprise_id");--> statement-breakpoint
CREATE INDEX "working_group_seats_holder" ON "working_group_seats" USING btree ("unit_code");--> statement-breakpoint
CREATE INDEX "working_group_seats_account" ON "working_group_seats" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "follow_ups_subject" ON "follow_ups" USING btree ("subject");--> statement-breakpoint
-- ── The fence ────────────────────────────────────────────────────────────────────────────────────────────────
-- Head enterprises whose working group the present staff member sits in; set by every verb, raises when it is not.
create function app.seats() returns int[] language sql stable parallel safe as $$ select app.setting('app.seats')::int[] $$;
--> statement-breakpoint
-- The root of a family is its own head, and a family has its head's category, also where other units keep its members. A
-- number that a merged unit had given as well keeps its row's id behind it.
create function app.place_enterprise() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  if new.head_id = 0 then new.head_id := new.id; end if;
  if new.head_id <> new.id then
    select category into new.category from enterprises where id = new.head_id;
  elsif new.kind <> 'head' then
    new.category := null;
  end if;
  if tg_op = 'UPDATE' and new.issuer_unit <> old.issuer_unit and exists (
    select 1 from enterprises where issuer_unit = new.issuer_unit and no = new.no and id <> new.id) then
    new.no := new.no || '-' || new.id;
  end if;
  return new;
end $$;
--> statement-breakpoint
create trigger place_enterprise before insert or update on enterprises for each row execute function app.place_enterprise();
--> statement-breakpoint
create function app.spread_category() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  update enterprises set category = new.category where head_id = new.id and id <> new.id;
  return null;
end $$;
--> statement-breakpoint
create trigger spread_category after update of category on enterprises for each row
  when (new.head_id = new.id and new.category is distinct from old.category) execute function app.spread_category();
--> statement-breakpoint
-- A unit reads and writes its subtree; a seat of the working group opens the head and its whole family to be read (DOMAIN).
call app.fence('enterprises');
--> statement-breakpoint
call app.fence('enterprise_stages');
--> statement-breakpoint
call app.fence('enterprise_records');
--> statement-breakpoint
do $$
declare t text;
begin
  foreach t in array array['enterprises', 'enterprise_stages', 'enterprise_records'] loop
    execute format($p$create policy read_scope on %I for select to tuijintai_staff
      using ((unit_code >= (select app.read_lo()) and unit_code < (select app.read_hi()))
          or head_id = any ((select app.seats())::int[]))$p$, t);
    execute format($p$create policy insert_scope on %I for insert to tuijintai_staff
      with check (unit_code >= (select app.write_lo()) and unit_code < (select app.write_hi()))$p$, t);
    execute format($p$create policy update_scope on %I for update to tuijintai_staff
      using (unit_code >= (select app.write_lo()) and unit_code < (select app.write_hi()))
      with check (unit_code >= (select app.write_lo()) and unit_code < (select app.write_hi()))$p$, t);
    execute format($p$create policy delete_scope on %I for delete to tuijintai_staff
      using (unit_code >= (select app.write_lo()) and unit_code < (select app.write_hi()))$p$, t);
  end loop;
end $$;
--> statement-breakpoint
-- A seat is kept by who keeps the enterprise; its holder's unit reads it too and notes the last contact.
call app.fence('working_group_seats');
--> statement-breakpoint
create policy read_scope on working_group_seats for select to tuijintai_staff
  using ((enterprise_unit >= (select app.read_lo()) and enterprise_unit < (select app.read_hi()))
      or (unit_code >= (select app.read_lo()) and unit_code < (select app.read_hi()))
      or head_id = any ((select app.seats())::int[]));
--> statement-breakpoint
create policy insert_scope on working_group_seats for insert to tuijintai_staff
  with check (enterprise_id = head_id and enterprise_unit >= (select app.write_lo()) and enterprise_unit < (select app.write_hi()));
--> statement-breakpoint
create policy update_scope on working_group_seats for update to tuijintai_staff
  using ((enterprise_unit >= (select app.write_lo()) and enterprise_unit < (select app.write_hi()))
      or (unit_code >= (select app.write_lo()) and unit_code < (select app.write_hi())))
  with check ((enterprise_unit >= (select app.write_lo()) and enterprise_unit < (select app.write_hi()))
      or (unit_code >= (select app.write_lo()) and unit_code < (select app.write_hi())));
--> statement-breakpoint
create policy door on working_group_seats for select to tuijintai_door using (true);
--> statement-breakpoint
call app.fence_scoped('floating_unions');
--> statement-breakpoint
call app.fence_shared('enterprise_lists', '{enterprise.freeze}');
--> statement-breakpoint
-- What happened to an enterprise is its history for those who may read its unit.
create policy read_enterprise_history on audit_log for select to tuijintai_staff
  using (outcome = 'ok' and subject_kind = 'enterprise' and (select app.may()) = 'enterprise.read'
    and unit_code >= (select app.read_lo()) and unit_code < (select app.read_hi()));
--> statement-breakpoint
-- The exact name of an enterprise outside the scope, which an officer already knows, leads to a place in its family and no further.
create function app.enterprise_named(asked text, out id int, out head_id int, out parent_id int) returns setof record
language sql stable security definer set search_path = public, pg_temp as $$
  select e.id, e.head_id, e.parent_id from enterprises e where e.name = asked order by e.id limit 2
$$;
--> statement-breakpoint
-- Names of the parent and the head above an enterprise that the asker may read.
create function app.enterprise_name(asked int) returns text language sql stable security definer set search_path = public, pg_temp as $$
  select name from enterprises where id = asked
$$;
--> statement-breakpoint
-- Whether the name or the credit code is registered anywhere, without saying where.
create function app.enterprise_known(asked text, credit text, own int) returns boolean
language sql stable security definer set search_path = public, pg_temp as $$
  select exists (select 1 from enterprises e where e.id <> own and (e.name = asked or e.credit_code = nullif(credit, '')))
$$;
--> statement-breakpoint
-- Hangs an enterprise under another, or makes it a root: its whole family below follows, also where other units keep it.
create function app.hang_enterprise(own int, above int) returns void language plpgsql security definer set search_path = public, pg_temp as $$
declare unit text; root int;
begin
  select unit_code into unit from enterprises where id = own for update;
  if unit is null or unit < app.write_lo() or unit >= app.write_hi() then
    raise exception 'outside the scope' using errcode = 'insufficient_privilege';
  end if;
  perform pg_advisory_xact_lock(7185427, 20);
  if above is not null and exists (
    with recursive up as (
      select id, parent_id from enterprises where id = above
      union select e.id, e.parent_id from enterprises e join up on e.id = up.parent_id
    ) select 1 from up where id = own) then
    raise exception 'a family tree has no cycles' using errcode = 'integrity_constraint_violation';
  end if;
  select coalesce((select head_id from enterprises where id = above), own) into root;
  update enterprises set parent_id = above where id = own and parent_id is distinct from above;
  with recursive down as (
    select own as id union select e.id from enterprises e join down on e.parent_id = down.id
  ) update enterprises e set head_id = root from down where e.id = down.id and e.head_id <> root;
  -- A working group serves a head. Seats of one that is no head any more would open the family that it joined.
  update working_group_seats set until = greatest(since, (now() at time zone 'Asia/Shanghai')::date)
    where head_id = root and enterprise_id <> root and until is null;
end $$;
--> statement-breakpoint
grant execute on function app.seats(), app.enterprise_named(text), app.enterprise_name(int), app.enterprise_known(text, text, int),
  app.hang_enterprise(int, int) to tuijintai_staff;
--> statement-breakpoint
grant select, insert, update, delete on enterprises, enterprise_stages, enterprise_records, floating_unions to tuijintai_staff;
--> statement-breakpoint
grant select, insert, update on working_group_seats, enterprise_lists to tuijintai_staff;
--> statement-breakpoint
grant select (head_id, account_id, unit_code, until) on working_group_seats to tuijintai_door;
