CREATE TABLE "export_files" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"account_id" uuid NOT NULL,
	"sheet" text NOT NULL,
	"title" text NOT NULL,
	"format" text NOT NULL,
	"search" jsonb NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"done" integer DEFAULT 0 NOT NULL,
	"total" integer DEFAULT 0 NOT NULL,
	"told_at" timestamp with time zone DEFAULT now() NOT NULL,
	"name" text DEFAULT '' NOT NULL,
	"size" integer DEFAULT 0 NOT NULL,
	"sha256" text DEFAULT '' NOT NULL,
	"reach" jsonb,
	"fault" text DEFAULT '' NOT NULL,
	"asked_at" timestamp with time zone DEFAULT now() NOT NULL,
	"ready_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	CONSTRAINT "export_files_state" CHECK ("export_files"."state" in ('waiting', 'running', 'ready', 'failed')),
	CONSTRAINT "export_files_format" CHECK ("export_files"."format" in ('xlsx', 'csv')),
	CONSTRAINT "export_files_ready" CHECK (("export_files"."state" = 'ready') = ("export_files"."ready_at" is not null and "export_files"."expires_at" is not null and "export_files"."reach" is not null))
);
--> statement-breakpoint
CREATE TABLE "export_pieces" (
	"file_id" uuid NOT NULL,
	"no" integer NOT NULL,
	"bytes" "bytea" NOT NULL,
	CONSTRAINT "export_pieces_file_id_no_pk" PRIMARY KEY("file_id","no"),
	CONSTRAINT "export_pieces_size" CHECK (octet_length("export_pieces"."bytes") between 1 and 262144)
);
--> statement-breakpoint
ALTER TABLE "export_files" ADD CONSTRAINT "export_files_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "export_pieces" ADD CONSTRAINT "export_pieces_file_id_export_files_id_fk" FOREIGN KEY ("file_id") REFERENCES "public"."export_files"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "export_files_account" ON "export_files" USING btree ("account_id","asked_at");--> statement-breakpoint
-- A file is its asker's: seen, downloaded, asked again and removed by nobody else. The board itself (job.run) finds out whose it is,
-- notes how its making went, and clears away what has expired or was given up long ago.
call app.fence('export_files');
--> statement-breakpoint
create policy own on export_files for all to tuijintai_staff
  using (account_id = (select app.staff())) with check (account_id = (select app.staff()));
--> statement-breakpoint
create policy make on export_files for select to tuijintai_staff using ((select app.may()) = 'job.run');
--> statement-breakpoint
create policy note on export_files for update to tuijintai_staff
  using ((select app.may()) = 'job.run') with check ((select app.may()) = 'job.run');
--> statement-breakpoint
create policy clear on export_files for delete to tuijintai_staff
  using ((select app.may()) = 'job.run' and coalesce(expires_at, asked_at + interval '14 days') < now());
--> statement-breakpoint
-- The bytes are put in by the board and read by the asker alone. Nothing changes them; they go with their file.
call app.fence('export_pieces');
--> statement-breakpoint
create policy put on export_pieces for insert to tuijintai_staff with check ((select app.may()) = 'job.run');
--> statement-breakpoint
create policy read_own on export_pieces for select to tuijintai_staff
  using (exists (select 1 from export_files f where f.id = file_id and f.account_id = (select app.staff())));
--> statement-breakpoint
-- Workbooks are packed already, and a piece is read whole.
alter table export_pieces alter column bytes set storage external;
--> statement-breakpoint
grant select, insert, update, delete on export_files to tuijintai_staff;
--> statement-breakpoint
grant select, insert on export_pieces to tuijintai_staff;
