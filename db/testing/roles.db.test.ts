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
  const own =
    await ownerSql()`select 1 from pg_class where relowner <> (select oid from pg_roles where rolname = current_user)
    and relnamespace in ('public'::regnamespace, 'app'::regnamespace)`;
  expect(own).toHaveLength(0);
  await sql.end();
});

test("两个业务角色都不能登录，也读不到密钥", async () => {
  const rows =
    await ownerSql()`select rolname, rolcanlogin, has_table_privilege(rolname, 'app.secrets', 'select') as reads
    from pg_roles where rolname in ('tuijintai_staff', 'tuijintai_door') order by 1`;
  expect([...rows]).toEqual([
    { rolname: "tuijintai_door", rolcanlogin: false, reads: false },
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
