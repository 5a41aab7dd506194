import { sql } from "drizzle-orm";
import { customType } from "drizzle-orm/pg-core";

/** A unit's reporting code. Collated "C" because a unit's subtree is a range of code prefixes, whatever the database's locale. */
export const unitCode = customType<{ data: string; driverData: string }>({ dataType: () => 'text collate "C"' });

export const bytea = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => "bytea" });

/** Today as the board counts days, whatever the database's own zone. */
export const beijingDay = sql`(now() at time zone 'Asia/Shanghai')::date`;
