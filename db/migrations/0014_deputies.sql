CREATE TABLE "deputies" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "deputies_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"account_id" uuid NOT NULL,
	"deputy_id" uuid NOT NULL,
	"from_on" date NOT NULL,
	"until_on" date NOT NULL,
	"reason" text NOT NULL,
	"named_by" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
ALTER TABLE "deputies" ADD CONSTRAINT "deputies_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "deputies" ADD CONSTRAINT "deputies_deputy_id_accounts_id_fk" FOREIGN KEY ("deputy_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "deputies_one" ON "deputies" USING btree ("account_id") WHERE ended_at is null;--> statement-breakpoint
CREATE INDEX "deputies_deputy" ON "deputies" USING btree ("deputy_id");--> statement-breakpoint
-- Who is away names the deputy; the security administrator can for somebody who no longer does. The door reads it to open the deputy's session.
call app.fence('deputies');
--> statement-breakpoint
create policy own_or_admin on deputies to tuijintai_staff
  using ((select app.may()) = 'account.admin' or account_id = (select app.staff()) or deputy_id = (select app.staff()))
  with check ((select app.may()) = 'account.admin' or account_id = (select app.staff()));
--> statement-breakpoint
create policy door on deputies for select to tuijintai_door using (true);
--> statement-breakpoint
grant select, insert on deputies to tuijintai_staff;
--> statement-breakpoint
grant update (ended_at) on deputies to tuijintai_staff;
--> statement-breakpoint
grant select on deputies to tuijintai_door;
--> statement-breakpoint
-- A seat goes along with the work when the security administrator hands it over, without the enterprise being read.
create policy hand_over on working_group_seats for update to tuijintai_staff
  using ((select app.may()) = 'account.admin') with check ((select app.may()) = 'account.admin');
--> statement-breakpoint
create policy hand_over_read on working_group_seats for select to tuijintai_staff using ((select app.may()) = 'account.admin');
