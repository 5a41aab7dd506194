import { sql as statement } from "drizzle-orm";
import { beforeAll, describe, expect, test } from "vitest";
import { database } from "@/db/client";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { verbLabels } from "@/vocab/verbs";
import { BadInput, NotAllowed, NotFound } from "../errors";
import { grantsOf, type Role } from "../may";
import { verbs } from "../run";
import type { Staff } from "../staff";
import { attacks } from "./attacks";
import { businessPermissions, expectedPermissions } from "./verbs";
import { foreignWorld, type World } from "./world";

// Importing a module's doors is what registers its verbs.
import.meta.glob(["../../modules/**/*.ts", "!../../modules/**/*.test.ts"], { eager: true });

const everybody = ["city", "dept", "chaoyang", "heping", "haidian", "leader", "sysadmin", "secadmin", "auditor"];
let staff: Record<string, Staff>;
let world: World;

beforeAll(async () => {
  staff = Object.fromEntries(
    await Promise.all(
      // A seat of a working group opens a family by design; modules/enterprises tests that door.
      everybody.map(async (account) => [account, { ...(await staffNamed(account)), seats: [] }]),
    ),
  );
  world = await foreignWorld(ownerSql(), staff.haidian!);
});

describe("tables", () => {
  test("every table is fenced, for its owner too, and names who may read it", async () => {
    const tables = await ownerSql()`select c.relname as name, c.relrowsecurity as on, c.relforcerowsecurity as forced,
        (select count(*)::int from pg_policy p where p.polrelid = c.oid and p.polname <> 'maintenance') as policies
      from pg_class c join pg_namespace n on n.oid = c.relnamespace where n.nspname = 'public' and c.relkind in ('r', 'p')`;
    expect(tables.length).toBeGreaterThan(20);
    expect(tables.filter((t) => !t.on || !t.forced || t.policies === 0).map((t) => t.name)).toEqual([]);
  });

  test("a table with a unit is read, inserted, updated and deleted only through a range, or by a named permission", async () => {
    const rows =
      await ownerSql()`select tablename as table, policyname as policy, coalesce(qual, '') || coalesce(with_check, '') as rule from pg_policies
      where schemaname = 'public' and policyname <> 'maintenance' and 'tuijintai_staff' = any(roles) and tablename in (
        select table_name from information_schema.columns where table_schema = 'public' and column_name = 'unit_code')`;
    const open = rows
      .filter((r) => !/read_lo|write_lo|app\.may|app\.staff/.test(r.rule))
      .map((r) => `${r.table}.${r.policy}`);
    // Responsible parties are part of the shared plan.
    expect(open).toEqual(["task_parties.read_all"]);
    const scoped = [
      "allocations",
      "progress_entries",
      "figures",
      "figures_now",
      "figure_postings",
      "evidence_files",
      "task_requests",
      "follow_ups",
      "import_batches",
      "import_rows",
      "enterprises",
      "enterprise_stages",
      "enterprise_records",
      "working_group_seats",
      "floating_unions",
    ];
    for (const table of scoped) {
      const policies = rows.filter((r) => r.table === table).map((r) => r.policy);
      expect(policies, table).toEqual(expect.arrayContaining(["read_scope", "insert_scope", "update_scope"]));
    }
  });

  test("the runtime's login neither owns nor inherits anything, and a connection without a scope is refused", async () => {
    await expect(database().execute(statement`select count(*) from progress_entries`)).rejects.toThrow();
    await expect(database().execute(statement`select count(*) from units`)).rejects.toThrow();
  });

  test("a pooled connection that has served somebody raises for the next one without a scope", async () => {
    for (let i = 0; i < 30; i += 1) {
      const bare = database().transaction(async (tx) => {
        await tx.execute(statement`select set_config('role', 'tuijintai_staff', true)`);
        return tx.execute(statement`select count(*) from progress_entries`);
      });
      await expect(bare).rejects.toMatchObject({ cause: { message: expect.stringContaining("no scope") } });
    }
  });
});

describe("roles", () => {
  const may = (role: Role) => [...grantsOf([role])];
  test("the three administrators hold no business permission and nothing of one another", () => {
    for (const role of ["sysadmin", "secadmin", "auditor"] as const) {
      expect(may(role).filter((p) => businessPermissions.includes(p))).toEqual([]);
    }
    expect(may("sysadmin")).not.toContain("account.admin");
    expect(may("secadmin")).not.toContain("audit.read");
    expect(may("auditor")).not.toContain("unit.admin");
  });
  test("a leader reads, and writes nothing but 批示; an officer decides and issues nothing; a reviewer does not touch the plan", () => {
    expect(
      may("leader")
        .filter((p) => businessPermissions.includes(p))
        .sort(),
    ).toEqual([
      "document.read",
      "enterprise.read",
      "follow-up.read",
      "instruction.write",
      "membership.read",
      "plan.read",
      "report.read",
    ]);
    for (const p of ["plan.decide", "plan.allocate", "plan.edit", "plan.import", "follow-up.issue"] as const)
      expect(may("officer")).not.toContain(p);
    for (const p of ["plan.edit", "plan.import"] as const) expect(may("reviewer")).not.toContain(p);
  });
  test("what a leader or an administrator may write in the database is no business row", () => {
    for (const account of ["leader", "sysadmin", "secadmin", "auditor"])
      expect(staff[account]!.write, account).toEqual({ lo: "~", hi: "~" });
    for (const account of ["sysadmin", "secadmin", "auditor"])
      expect(staff[account]!.read, account).toEqual({ lo: "~", hi: "~" });
  });
});

describe("verbs", () => {
  test("each is expected with exactly its permission and has words for the log", () => {
    const registered = Object.fromEntries(verbs().map((verb) => [verb.name, verb.may]));
    expect(registered).toEqual(expectedPermissions);
    expect(Object.keys(registered).filter((name) => !(name in verbLabels))).toEqual([]);
  });

  test("whoever lacks the permission is refused before the input is even read, and the refusal is noted", async () => {
    const tried: string[] = [];
    for (const verb of verbs()) {
      for (const account of everybody) {
        const who = staff[account]!;
        if (who.may.has(verb.may)) continue;
        await expect(verb.as(who, {}), `${account} ${verb.name}`).rejects.toBeInstanceOf(NotAllowed);
        tried.push(`${verb.name} ${who.id}`);
      }
    }
    const noted =
      await ownerSql()`select distinct verb || ' ' || staff_id as mark from audit_log where outcome = 'refused'`;
    const marks = new Set(noted.map((row) => row.mark));
    expect(tried.filter((mark) => !marks.has(mark))).toEqual([]);
  });

  test("no query answers a neighbour's rows: missing and foreign are one", async () => {
    for (const verb of verbs().filter((v) => v.kind === "query")) {
      for (const account of ["chaoyang", "heping"]) {
        const who = staff[account]!;
        if (!who.may.has(verb.may)) continue;
        for (const input of attacks[verb.name]?.(world) ?? [{}, { unit: "110108" }, { unit: "110108001" }]) {
          const answer = await verb.as(who, input).then(
            (value) => JSON.stringify(foreignPart(verb.name, value, who) ?? null),
            (error: Error) => `refused ${error.constructor.name}`,
          );
          // The upper bound of the own range is the next unit's code, and no row of it.
          const foreign =
            answer.replaceAll(/"hi":"[^"]+"/g, "").match(/"1101(?!05)\d{2}(\d{3})?"|海淀|foreign evidence/g) ?? [];
          expect(foreign, `${account} ${verb.name} ${JSON.stringify(input)}`).toEqual([]);
        }
      }
    }
  });

  test("a number that no row can have is answered like a missing one, never by a fault", async () => {
    const large = (value: unknown): unknown =>
      Array.isArray(value) ? value.map(large) : typeof value === "number" ? 9_999_999_999 : value;
    for (const verb of verbs().filter((v) => v.kind === "query")) {
      const who = everybody.map((account) => staff[account]!).find(({ may }) => may.has(verb.may))!;
      for (const input of attacks[verb.name]?.(world) ?? []) {
        const asked = Object.fromEntries(Object.entries(input).map(([key, value]) => [key, large(value)]));
        const fault = await verb.as(who, asked).then(
          () => null,
          (error: unknown) => error,
        );
        expect(
          fault === null || fault instanceof NotFound || fault instanceof BadInput,
          `${verb.name} ${JSON.stringify(asked)} ${fault}`,
        ).toBe(true);
      }
    }
  });

  test("no command of a neighbour moves a row: it is refused, noted, and nothing has changed", async () => {
    const before = await fingerprint();
    const since = (await ownerSql()`select coalesce(max(id), 0)::int as id from audit_log`)[0]!.id;
    const tried: string[] = [];
    for (const verb of verbs().filter((v) => v.kind === "command")) {
      for (const account of ["chaoyang", "heping"]) {
        const who = staff[account]!;
        if (!who.may.has(verb.may) || verb.may === "self.account") continue;
        const inputs = attacks[verb.name]?.(world);
        expect(inputs, `${verb.name} needs an attack in fence/attacks.ts`).toBeDefined();
        for (const input of inputs!) {
          await expect(verb.as(who, input), `${account} ${verb.name}`).rejects.toThrow();
          tried.push(`${verb.name} ${who.id}`);
        }
      }
    }
    const noted =
      await ownerSql()`select distinct verb || ' ' || staff_id as mark from audit_log where id > ${since} and outcome in ('refused', 'conflict')`;
    const marks = new Set(noted.map((row) => row.mark));
    expect(tried.length).toBeGreaterThan(8);
    expect(tried.filter((mark) => !marks.has(mark))).toEqual([]);
    expect(await fingerprint()).toEqual(before);
  });
});

/** A movement is seen by each of its units and names the others: rows that have an own side say nothing foreign. */
function foreignPart(verb: string, value: unknown, who: Staff): unknown {
  if (verb !== "membership.board" && verb !== "membership.offers") return value;
  const page = value as { rows: Record<string, unknown>[] };
  const own = ["fromCode", "toCode", "recruiterCode"];
  const rows = page.rows.filter((row) => !own.some((key) => String(row[key] ?? "").startsWith(who.unit.code)));
  return { ...page, rows };
}

/** Contents of every business table as one hash each. */
async function fingerprint(): Promise<Record<string, string>> {
  const tables = [
    "allocations",
    "tasks",
    "task_requests",
    "progress_entries",
    "evidence_files",
    "figure_postings",
    "figures_now",
    "follow_ups",
    "follow_up_events",
    "follow_up_extensions",
    "follow_up_counters",
    "follow_up_templates",
    "follow_up_batches",
    "instructions",
    "import_batches",
    "enterprises",
    "enterprise_stages",
    "enterprise_records",
    "working_group_seats",
    "floating_unions",
    "enterprise_lists",
    "movements",
    "transfer_offers",
    "member_balances",
    "balance_confirmations",
    "reports",
    "report_lines",
    "report_events",
  ];
  const result: Record<string, string> = {};
  for (const table of tables) {
    const [row] = await ownerSql().unsafe(
      `select md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) as hash from ${table} t`,
    );
    result[table] = row!.hash;
  }
  return result;
}
