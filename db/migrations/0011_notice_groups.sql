CREATE INDEX "notices_for_groups" ON "notices" USING btree ("unit_code") WHERE robot;
--> statement-breakpoint
-- A notice waits for its unit's group until the board has told it there.
grant update (robot) on notices to tuijintai_staff;
