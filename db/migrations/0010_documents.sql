CREATE TABLE "documents" (
	"id" integer PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "documents_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 2147483647 START WITH 1 CACHE 1),
	"kind" text NOT NULL,
	"unit_code" text collate "C" NOT NULL,
	"unit_title" text NOT NULL,
	"to_unit" text collate "C",
	"period" text,
	"follow_up_id" integer,
	"as_of" date NOT NULL,
	"title" text NOT NULL,
	"state" text DEFAULT 'draft' NOT NULL,
	"content" jsonb NOT NULL,
	"figures_sum" text NOT NULL,
	"series" text,
	"year" integer,
	"seq" integer,
	"number" text DEFAULT '' NOT NULL,
	"file" "bytea",
	"checksum" text,
	"issued_by" text DEFAULT '' NOT NULL,
	"issued_at" timestamp with time zone,
	"issued_on" date,
	"created_by" text NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	CONSTRAINT "documents_number" UNIQUE("series","year","seq"),
	CONSTRAINT "documents_state" CHECK ("documents"."state" in ('draft', 'issued')),
	CONSTRAINT "documents_kind" CHECK ("documents"."kind" in ('briefing', 'progress', 'order')),
	CONSTRAINT "documents_issued" CHECK (("documents"."state" = 'issued') = ("documents"."file" is not null and "documents"."checksum" is not null and "documents"."number" <> '' and "documents"."issued_on" is not null))
);
--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_unit_code_units_code_fk" FOREIGN KEY ("unit_code") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
ALTER TABLE "documents" ADD CONSTRAINT "documents_to_unit_units_code_fk" FOREIGN KEY ("to_unit") REFERENCES "public"."units"("code") ON DELETE no action ON UPDATE cascade;--> statement-breakpoint
CREATE INDEX "documents_unit" ON "documents" USING btree ("unit_code","kind","period");--> statement-breakpoint
CREATE INDEX "documents_to" ON "documents" USING btree ("to_unit");--> statement-breakpoint
-- Drafts belong to their unit's scope. An issued 通报 is for everybody below who issued it, an issued 督办单 also for whom it is sent to.
call app.fence('documents');
--> statement-breakpoint
create policy read_scope on documents for select to tuijintai_staff
  using ((unit_code >= (select app.read_lo()) and unit_code < (select app.read_hi()))
    or (state = 'issued' and kind = 'briefing' and starts_with((select app.read_lo()), unit_code))
    or (state = 'issued' and to_unit >= (select app.read_lo()) and to_unit < (select app.read_hi())));
--> statement-breakpoint
-- A unit drafts and issues its own, no one else's. What is issued is past every update and delete: no policy reaches it.
create policy insert_scope on documents for insert to tuijintai_staff
  with check (unit_code = (select app.write_lo()) and state = 'draft' and (select app.may()) = 'document.issue');
--> statement-breakpoint
create policy update_scope on documents for update to tuijintai_staff
  using (unit_code = (select app.write_lo()) and state = 'draft' and (select app.may()) = 'document.issue')
  with check (unit_code = (select app.write_lo()) and (select app.may()) = 'document.issue');
--> statement-breakpoint
create policy delete_scope on documents for delete to tuijintai_staff
  using (unit_code = (select app.write_lo()) and state = 'draft' and (select app.may()) = 'document.issue');
--> statement-breakpoint
grant select, insert, update, delete on documents to tuijintai_staff;
