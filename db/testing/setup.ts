import { randomBytes } from "node:crypto";
import { afterAll, inject } from "vitest";
import { TEST_DAY } from "@/scripts/lib/test-day.mjs";
import { closeOwner } from ".";
import { databaseUrl, TEMPLATE, withSql } from "./databases";

// Runs before the test file and all that it imports: each file has a database of its own, copied from the template.
const name = `t_${randomBytes(6).toString("hex")}`;
const maintenance = databaseUrl(inject("ownerUrl"), "postgres");
await withSql(maintenance, (sql) => sql.unsafe(`create database ${name} template ${TEMPLATE}`));

Object.assign(process.env, {
  RUNTIME_DATABASE_URL: databaseUrl(inject("runtimeUrl"), name),
  TEST_OWNER_URL: databaseUrl(inject("ownerUrl"), name),
  AUTH_SECRET: "a secret of the tests that is long enough",
  PUBLIC_URL: "http://127.0.0.1:3000",
  DEMO_TODAY: TEST_DAY,
});

afterAll(async () => {
  await closeOwner();
  await withSql(maintenance, (sql) => sql.unsafe(`drop database ${name} with (force)`));
});
