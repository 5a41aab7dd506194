CREATE TABLE "import_mappings" (
	"account_id" uuid NOT NULL,
	"ledger" text NOT NULL,
	"heads" text NOT NULL,
	"mapping" jsonb NOT NULL,
	"saved_at" timestamp with time zone DEFAULT now() NOT NULL,
	CONSTRAINT "import_mappings_account_id_ledger_heads_pk" PRIMARY KEY("account_id","ledger","heads")
);
--> statement-breakpoint
ALTER TABLE "import_mappings" ADD CONSTRAINT "import_mappings_account_id_accounts_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."accounts"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
-- A saved correspondence of columns says nothing about anybody's rows, but it is one officer's habit: nobody else reads or changes it.
call app.fence('import_mappings');
--> statement-breakpoint
create policy own on import_mappings for all to tuijintai_staff
  using (account_id = (select app.staff())) with check (account_id = (select app.staff()));
--> statement-breakpoint
grant select, insert, update, delete on import_mappings to tuijintai_staff;
