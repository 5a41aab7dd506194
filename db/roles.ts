import { randomBytes } from "node:crypto";
import type { Sql } from "postgres";

/** Runs the business verbs, under row-level security. */
const STAFF = "tuijintai_staff";
/** Sees accounts and sessions at the sign-in door, and nothing else. */
const DOOR = "tuijintai_door";

/**
 * Makes the cluster's roles, the schema `app` with the owner's secrets, and the login role of the running server:
 * neither owner nor superuser, without any right of its own until it sets one of the two roles. Idempotent.
 */
export async function ensureRoles(sql: Sql): Promise<{ role: string; password: string; authSecret: string }> {
  for (const role of [STAFF, DOOR]) await createRole(sql, role, "nologin");
  await sql`create schema if not exists app`;
  await sql`create table if not exists app.secrets (name text primary key, value text not null)`;
  await sql`revoke all on app.secrets from public`;
  await sql`revoke create on schema public from public`;
  await sql`grant usage on schema app, public to ${sql(STAFF)}, ${sql(DOOR)}`;

  const [{ name } = { name: "" }] = await sql<{ name: string }[]>`select current_database() as name`;
  // An identifier holds 63 bytes; the suffix must survive.
  const role = `${name.slice(0, 56)}_app`;
  const password = await secret(sql, "runtime_password");
  await createRole(sql, role, "login noinherit nosuperuser nocreatedb nocreaterole");
  // The password is ours (base64url), so it needs no quoting; utility statements take no parameters.
  await sql.unsafe(`alter role ${quoted(role)} login noinherit password '${password}'`);
  await sql`grant ${sql(STAFF)}, ${sql(DOOR)} to ${sql(role)}`;
  return { role, password, authSecret: await secret(sql, "auth_secret") };
}

/** Roles belong to the whole cluster: another database of it may make the same one at the same moment. */
async function createRole(sql: Sql, role: string, options: string): Promise<void> {
  const [found] = await sql`select 1 from pg_roles where rolname = ${role}`;
  if (found) return;
  await sql.unsafe(`
    do $$ begin
      create role ${quoted(role)} ${options};
    exception when duplicate_object or unique_violation then null;
    end $$`);
}

/** A generated value that stays the same for the life of the database. */
async function secret(sql: Sql, name: string): Promise<string> {
  await sql`insert into app.secrets values (${name}, ${randomBytes(32).toString("base64url")}) on conflict do nothing`;
  const [row] = await sql<{ value: string }[]>`select value from app.secrets where name = ${name}`;
  if (!row) throw new Error(`no secret ${name}`);
  return row.value;
}

function quoted(identifier: string): string {
  return `"${identifier.replaceAll('"', '""')}"`;
}
