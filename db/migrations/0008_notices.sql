CREATE TABLE "group_robots" (
	"unit_code" text collate "C" PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"address" text NOT NULL,
	"secret" text DEFAULT '' NOT NULL,
	"host" text NOT NULL,
	"active" boolean DEFAULT true NOT NULL,
	"changed_name" text NOT NULL,
	"changed_at" timestamp with time zone DEFAULT now() NOT NULL,
	"last_sent_at" timestamp with time zone,
	"last_fault" text DEFAULT '' NOT NULL,
	"version" integer DEFAULT 1 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notice_settings" (
	"account_id" uuid NOT NULL,
	"event" text NOT NULL,
	"inbox" boolean NOT NULL,
	"mail" boolean NOT NULL,
	"robot" boolean NOT NULL,
	CONSTRAINT "notice_settings_account_id_event_pk" PRIMARY KEY("account_id","event")
);
--> statement-breakpoint
CREATE TABLE "notices" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "notices_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"account_id" uuid NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"event" text NOT NULL,
	"title" text NOT NULL,
	"detail" text DEFAULT '' NOT NULL,
	"href" text NOT NULL,
	"key" text,
	"inbox" boolean NOT NULL,
	"mail" boolean NOT NULL,
	"robot" boolean NOT NULL,
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"read_at" timestamp with time zone,
	"mailed_at" timestamp with time zone,
	CONSTRAINT "notices_once" UNIQUE("account_id","key")
);
--> statement-breakpoint
ALTER TABLE "accounts" ADD COLUMN "email" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "group_robots" ADD CONSTRAINT "group_robots_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "notice_settings" ADD CONSTRAINT "notice_settings_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notices" ADD CONSTRAINT "notices_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "notices_account" ON "notices" USING btree ("account_id","id");--> statement-breakpoint
-- A notice is its addressee's: read and marked by nobody else. The board itself (job.run) reads them for the digest and
-- for the groups, notes that it has mailed them, and clears away what was read long ago.
call app.fence('notices');
--> statement-breakpoint
create policy read_own on notices for select to tuijintai_staff
  using (account_id = (select app.staff()) or (select app.may()) = 'job.run');
--> statement-breakpoint
create policy mark_own on notices for update to tuijintai_staff
  using (account_id = (select app.staff()) or (select app.may()) = 'job.run')
  with check (account_id = (select app.staff()) or (select app.may()) = 'job.run');
--> statement-breakpoint
create policy clear on notices for delete to tuijintai_staff
  using ((select app.may()) = 'job.run' and read_at < now() - interval '180 days');
--> statement-breakpoint
call app.fence('notice_settings');
--> statement-breakpoint
create policy own on notice_settings to tuijintai_staff
  using (account_id = (select app.staff())) with check (account_id = (select app.staff()));
--> statement-breakpoint
call app.fence('group_robots');
--> statement-breakpoint
create policy keep on group_robots to tuijintai_staff
  using ((select app.may()) = 'setting.admin') with check ((select app.may()) = 'setting.admin');
--> statement-breakpoint
create policy deliver on group_robots for select to tuijintai_staff using ((select app.may()) = 'job.run');
--> statement-breakpoint
create policy deliver_note on group_robots for update to tuijintai_staff
  using ((select app.may()) = 'job.run') with check ((select app.may()) = 'job.run');
--> statement-breakpoint
-- Notices for others, the only way to write one. Addressees are the active accounts named, or those of the unit that hold
-- one of the roles, but never who acts. A unit is sensible when it lies in the actor's read scope, above the actor's own
-- unit, or is a department or industrial union, which the whole city works with; the security administrator hands work
-- over anywhere. A key that an account has seen adds nothing. Answers the notices that go to a group as well.
create function app.notify(event text, unit text, roles text[], addressees uuid[], title text, detail text, href text, key text,
  inbox boolean, mail boolean, robot boolean) returns table (id bigint, unit_code text)
language plpgsql security definer set search_path = public, pg_temp as $$
#variable_conflict use_column
declare own text := (select a.unit_code from accounts a where a.id = app.staff());
begin
  if notify.href !~ '^/([^/\\]|$)' then
    raise exception 'a notice opens a path of this site' using errcode = 'check_violation';
  end if;
  if exists (
    select 1 from units u where u.code in (select notify.unit union select a.unit_code from accounts a where a.id = any (notify.addressees))
      and not (u.code >= app.read_lo() and u.code < app.read_hi()) and not coalesce(starts_with(own, u.code), false)
      and u.level not in ('department', 'industrial_union') and app.may() <> 'account.admin') then
    raise exception 'this unit is not addressed from here' using errcode = 'insufficient_privilege';
  end if;
  return query
  with wanted as (
    select a.id, a.unit_code, coalesce(s.inbox, notify.inbox) as inbox, coalesce(s.mail, notify.mail) as mail,
      coalesce(s.robot, notify.robot) as robot
    from accounts a left join notice_settings s on s.account_id = a.id and s.event = notify.event
    where a.status = 'active' and case when notify.addressees is not null then a.id = any (notify.addressees)
      else a.unit_code = notify.unit and a.id <> app.staff() and (notify.roles is null or a.roles && notify.roles) end
  ), fresh as (
    insert into notices (account_id, unit_code, event, title, detail, href, key, inbox, mail, robot)
    select w.id, w.unit_code, notify.event, notify.title, notify.detail, notify.href, notify.key, w.inbox, w.mail, w.robot
    from wanted w where w.inbox or w.mail or w.robot order by w.id
    on conflict on constraint notices_once do nothing
    returning notices.id, notices.unit_code, notices.robot
  )
  select f.id, f.unit_code from fresh f join group_robots g on g.unit_code = f.unit_code and g.active where f.robot;
end $$;
--> statement-breakpoint
-- Where two units are merged, the group of the one that stays is spoken to.
create function app.robot_stays() returns trigger language plpgsql security definer set search_path = public, pg_temp as $$
begin
  return case when exists (select 1 from group_robots g where g.unit_code = new.unit_code) then null else new end;
end $$;
--> statement-breakpoint
create trigger robot_stays before update of unit_code on group_robots for each row
  when (new.unit_code <> old.unit_code) execute function app.robot_stays();
--> statement-breakpoint
-- Address and secret of a group's robot leave the database towards the delivering job alone.
create function app.robot_of(asked text) returns table (kind text, address text, secret text)
language plpgsql stable security definer set search_path = public, pg_temp as $$
begin
  if app.may() <> 'job.run' then
    raise exception 'a robot is spoken to by the board alone' using errcode = 'insufficient_privilege';
  end if;
  return query select g.kind, g.address, g.secret from group_robots g where g.unit_code = asked and g.active;
end $$;
--> statement-breakpoint
revoke all on function app.notify(text, text, text[], uuid[], text, text, text, text, boolean, boolean, boolean), app.robot_of(text) from public;
--> statement-breakpoint
grant execute on function app.notify(text, text, text[], uuid[], text, text, text, text, boolean, boolean, boolean), app.robot_of(text) to tuijintai_staff;
--> statement-breakpoint
grant select, update (read_at, mailed_at), delete on notices to tuijintai_staff;
--> statement-breakpoint
grant select, insert, update, delete on notice_settings to tuijintai_staff;
--> statement-breakpoint
grant insert, update, delete, select (unit_code, kind, host, active, changed_name, changed_at, last_sent_at, last_fault, version)
  on group_robots to tuijintai_staff;
--> statement-breakpoint
-- The daily clearing: answers to retries, attempts to sign in and the locks that nobody has touched since.
create policy clear on command_receipts for delete to tuijintai_staff
  using ((select app.may()) = 'job.run' and at < now() - interval '30 days');
--> statement-breakpoint
create policy clear_read on command_receipts for select to tuijintai_staff using ((select app.may()) = 'job.run');
--> statement-breakpoint
create policy clear on sign_in_attempts for delete to tuijintai_staff
  using ((select app.may()) = 'job.run' and at < now() - interval '30 days');
--> statement-breakpoint
create policy clear_read on sign_in_attempts for select to tuijintai_staff using ((select app.may()) = 'job.run');
--> statement-breakpoint
create policy clear on sign_in_locks for delete to tuijintai_staff
  using ((select app.may()) = 'job.run' and coalesce(locked_until, '-infinity') < now() - interval '30 days');
--> statement-breakpoint
create policy clear_read on sign_in_locks for select to tuijintai_staff using ((select app.may()) = 'job.run');
--> statement-breakpoint
grant select, delete on sign_in_attempts to tuijintai_staff;
--> statement-breakpoint
-- The digest goes to whoever left an address.
create policy mail on accounts for select to tuijintai_staff using ((select app.may()) = 'job.run');
