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
CREATE INDEX "follow_ups_subject" ON "follow_ups" USING btree ("subject");