import postgres from "postgres";
import { expect, test } from "vitest";
import { env } from "@/platform/env";
import { ownerSql } from ".";

test("运行账号不是属主、不是超级用户，自身没有任何表的权限", async () => {
  const sql = postgres(env().RUNTIME_DATABASE_URL, { max: 1 });
  const [me] =
    await sql`select rolsuper, rolcreaterole, rolinherit, rolbypassrls from pg_roles where rolname = current_user`;
  expect(me).toEqual({ rolsuper: false, rolcreaterole: false, rolinherit: false, rolbypassrls: false });
  await expect(sql`select * from app.secrets`).rejects.toThrow(/permission denied/);
  await expect(sql`create table public.mine (x int)`).rejects.toThrow(/permission denied/);
  await expect(sql`select * from pgboss.job`).rejects.toThrow(/permission denied/);
  const own =
    await ownerSql()`select 1 from pg_class where relowner <> (select oid from pg_roles where rolname = current_user)
    and relnamespace in ('public'::regnamespace, 'app'::regnamespace)`;
  expect(own).toHaveLength(0);
  await sql.end();
});

test("业务、登录、后台任务三个角色都不能登录，也读不到密钥", async () => {
  const rows =
    await ownerSql()`select rolname, rolcanlogin, has_table_privilege(rolname, 'app.secrets', 'select') as reads
    from pg_roles where rolname in ('tuijintai_staff', 'tuijintai_door', 'tuijintai_jobs') order by 1`;
  expect([...rows]).toEqual([
    { rolname: "tuijintai_door", rolcanlogin: false, reads: false },
    { rolname: "tuijintai_jobs", rolcanlogin: false, reads: false },
    { rolname: "tuijintai_staff", rolcanlogin: false, reads: false },
  ]);
});

test("以属主身份运行的函数都固定了 search_path，临时表排在最后", async () => {
  const rows =
    await ownerSql()`select proname as name, coalesce(array_to_string(proconfig, ';'), '') as set from pg_proc
    where prosecdef and pronamespace in ('app'::regnamespace, 'public'::regnamespace)`;
  expect(rows.length).toBeGreaterThan(8);
  expect(rows.filter((row) => !/search_path=public, pg_temp/.test(row.set)).map((row) => row.name)).toEqual([]);
});

test("后台任务的角色只有队列里的行，业务角色看不到队列", async () => {
  const rows =
    await ownerSql()`select table_schema as schema, grantee, array_agg(distinct privilege_type::text order by privilege_type::text) as rights
    from information_schema.role_table_grants where grantee = 'tuijintai_jobs' or (table_schema = 'pgboss' and grantee like 'tuijintai_%')
    group by 1, 2`;
  expect([...rows]).toEqual([
    { schema: "pgboss", grantee: "tuijintai_jobs", rights: ["DELETE", "INSERT", "SELECT", "UPDATE"] },
  ]);
  const [creates] = await ownerSql()`select has_schema_privilege('tuijintai_jobs', 'pgboss', 'create') as yes`;
  expect(creates).toEqual({ yes: false });
});
