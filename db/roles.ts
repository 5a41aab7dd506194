import { randomBytes } from "node:crypto";
import type { Sql } from "postgres";
import { JOBS } from "@/platform/jobs/connection";

/** Something that the database's administrator has to put right: the message is a sentence for them. */
export class Obstacle extends Error {}

/** Runs the business verbs, under row-level security. */
const STAFF = "tuijintai_staff";
/** Sees accounts and sessions at the sign-in door, and nothing else. */
const DOOR = "tuijintai_door";

/**
 * Makes the cluster's roles, the schema `app` with the owner's secrets, and the login role of the running server:
 * neither owner nor superuser, without any right of its own until it sets one of the three roles. Idempotent.
 */
export async function ensureRoles(sql: Sql): Promise<{ role: string; password: string; authSecret: string }> {
  for (const role of [STAFF, DOOR, JOBS]) await createRole(sql, role, "nologin");
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
  for (const group of [STAFF, DOOR, JOBS]) await grantRole(sql, group, role);
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

/** Another board of the same server may have made the group, and only its administrator can give it away. */
async function grantRole(sql: Sql, group: string, role: string): Promise<void> {
  const [held] = await sql`
    select 1 from pg_auth_members m join pg_roles r on r.oid = m.member join pg_roles g on g.oid = m.roleid
    where r.rolname = ${role} and g.rolname = ${group}`;
  if (held) return;
  try {
    await sql`grant ${sql(group)} to ${sql(role)}`;
  } catch (error) {
    if ((error as { code?: string }).code !== "42501") throw error;
    const [{ me } = { me: "" }] = await sql<{ me: string }[]>`select current_user as me`;
    throw new Obstacle(
      `角色 ${group} 是别的用户建立的，请由它执行：GRANT ${STAFF}, ${DOOR}, ${JOBS} TO ${me} WITH ADMIN OPTION`,
    );
  }
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
