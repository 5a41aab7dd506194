import { parse } from "csv-parse/sync";
import { afterAll, beforeEach, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { NotFound, Refusal } from "@/platform/errors";
import { boss } from "@/platform/jobs";
import type { Job } from "@/platform/jobs/worker";
import type { Staff } from "@/platform/staff";
import { systemStaff } from "@/platform/system-staff";
import { exportJobs } from "./jobs";
import { exportFile } from "./reads/file";
import { ownFiles } from "./reads/mine";
import { fileProgress } from "./reads/progress";
import { longSheet } from "./sheets";
import { openSpool } from "./spool";
import { startExport, storeExport } from "./writes/outcome";
import { exportAgain, removeExport, requestExport } from "./writes/request";

const { run } = exportJobs["export.make"];
const job = (id: string, more: Partial<Job> = {}): Job => ({
  ...{ id, data: { id }, key: `job:${id}`, signal: new AbortController().signal, last: false },
  ...more,
});

const asked = async (staff: Staff, search = "", format = "csv") =>
  (await requestExport.as(staff, { sheet: "membership", format: format as "csv", search })).id;

async function bytesOf(staff: Staff, id: string): Promise<Buffer> {
  const parts: Uint8Array[] = [];
  for await (const batch of (await exportFile.stream(staff, { id })).rows)
    parts.push(...batch.map(({ bytes }) => bytes));
  return Buffer.concat(parts);
}

/** The same list as a direct download writes it. */
async function direct(staff: Staff, search: Record<string, string>): Promise<Buffer> {
  const { stream } = await longSheet("membership")!.make(staff, search, "csv", () => {});
  return Buffer.from(await new Response(stream).arrayBuffer());
}

const linesOf = (csv: Buffer) => parse<Record<string, string>>(csv, { bom: true, columns: true });
const only = async (staff: Staff) => (await ownFiles.as(staff, {}))[0]!;
const noticesOf = async ({ id }: Staff) =>
  (
    await ownerSql()`select title, href from notices where account_id = ${id} and event = 'export-ready' order by id`
  ).map(({ title, href }) => `${title} ${href}`);

let chaoyang: Staff;
let heping: Staff;

beforeEach(async () => {
  await ownerSql()`delete from export_files`;
  await ownerSql()`delete from notices`;
  [chaoyang, heping] = await Promise.all([staffNamed("chaoyang"), staffNamed("heping")]);
});
afterAll(async () => (await boss()).stop({ graceful: false }));

test("后台生成的文件与直接导出的逐字节相同，完成后有消息，大小和校验码对得上", async () => {
  const search = { kind: "join", period: "2022-06" };
  const id = await asked(chaoyang, new URLSearchParams(search).toString());
  expect(await only(chaoyang)).toMatchObject({ stands: "waiting", words: ["类型 入会", "月份 2022-06"], size: 0 });
  await run(job(id));
  const file = await bytesOf(chaoyang, id);
  expect(linesOf(file).length).toBeGreaterThan(10);
  expect(file.equals(await direct(chaoyang, search))).toBe(true);
  const row = await only(chaoyang);
  expect(row).toMatchObject({ stands: "ready", total: linesOf(file).length, size: file.length });
  expect(row.name).toContain("会员变动台账");
  expect(await noticesOf(chaoyang)).toEqual(["可以下载：会员变动台账 /exports"]);
  const [queued] = await ownerSql()`select data, retry_limit from pgboss.job where name = 'export.make'`;
  expect(queued).toEqual({ data: { id }, retry_limit: 3 });
});

test("大于 256 KB 的文件分块存放，取出一字节不差", async () => {
  const city = await staffNamed("city");
  const id = await asked(city);
  await run(job(id));
  const [count] = await ownerSql()`select count(*)::int as n, max(octet_length(bytes))::int as most from export_pieces`;
  expect(count!.n).toBeGreaterThan(4);
  expect(count!.most).toBe(262_144);
  expect((await bytesOf(city, id)).equals(await direct(city, {}))).toBe(true);
});

test("别人的文件看不到、下载不了、删不掉，也不能重新生成", async () => {
  const id = await asked(chaoyang, "period=2022-06");
  await run(job(id));
  for (const name of ["haidian", "heping", "city", "sysadmin"]) {
    const other = await staffNamed(name);
    expect(await ownFiles.as(other, {})).toEqual([]);
    await expect(exportFile.stream(other, { id })).rejects.toThrow(NotFound);
    await expect(fileProgress.as(other, { id })).rejects.toThrow(NotFound);
    await expect(removeExport.as(other, { id })).rejects.toThrow(NotFound);
    await expect(exportAgain.as(other, { id })).rejects.toThrow(NotFound);
  }
  expect((await bytesOf(chaoyang, id)).length).toBeGreaterThan(100);
});

test("申请后调到街道的人只得到街道的文件；停用的得不到；文件生成后范围变小的不能再下载", async () => {
  const sql = ownerSql();
  const search = "period=2022-06";
  const small = linesOf(await direct(heping, { period: "2022-06" })).length;
  const large = linesOf(await direct(chaoyang, { period: "2022-06" })).length;
  expect(small).toBeLessThan(large);

  const before = await asked(chaoyang, search);
  const later = await asked(chaoyang, `${search}&sort=day`);
  const never = await asked(chaoyang, `${search}&sort=no`);
  await run(job(before));
  await sql`update accounts set unit_code = ${heping.unit.code} where id = ${chaoyang.id}`;
  try {
    await run(job(later));
    const moved = await staffNamed("chaoyang");
    expect(linesOf(await bytesOf(moved, later)).length).toBe(small);
    await expect(exportFile.stream(moved, { id: before })).rejects.toThrow(/范围有变化/);
    await sql`update accounts set status = 'disabled' where id = ${chaoyang.id}`;
    await run(job(never));
    const rows = await ownFiles.as(moved, {});
    expect(Object.fromEntries(rows.map((row) => [row.id, row.stands]))).toEqual({
      ...{ [before]: "barred", [later]: "ready", [never]: "failed" },
    });
    expect(rows.find((row) => row.id === never)!.fault).toBe("账号已停用，没有生成");
  } finally {
    await sql`update accounts set status = 'active', unit_code = '110105' where id = ${chaoyang.id}`;
  }
});

test("没有了角色、单位不在范围内：一次就失败，写明原因，可以重新生成", async () => {
  const id = await asked(chaoyang, "unit=110105001");
  await ownerSql()`update export_files set search = '{"unit": "110108"}' where id = ${id}`;
  await run(job(id));
  expect(await only(chaoyang)).toMatchObject({ stands: "failed", fault: expect.stringContaining("范围") });
  expect(await noticesOf(chaoyang)).toEqual(["没有生成：会员变动台账 /exports"]);
  await ownerSql()`update export_files set search = '{"period": "2022-06"}' where id = ${id}`;
  const again = await exportAgain.as(chaoyang, { id });
  await run(job(again.id));
  const rows = await ownFiles.as(chaoyang, {});
  expect(rows.map((row) => [row.id, row.stands])).toEqual([[again.id, "ready"]]);
});

test("服务在中途倒下：从头再做，只存一次；再送来一次什么都不做", async () => {
  const id = await asked(chaoyang, "period=2022-06");
  // The first server read half of it and died.
  await startExport.as(systemStaff(), { id });
  await ownerSql()`update export_files set done = 7, total = 20, told_at = now() - interval '1 minute' where id = ${id}`;
  expect((await only(chaoyang)).stands).toBe("paused");
  await run(job(id));
  const first = await bytesOf(chaoyang, id);
  await run(job(id));
  expect((await bytesOf(chaoyang, id)).equals(first)).toBe(true);
  expect(await noticesOf(chaoyang)).toHaveLength(1);
  // A server that was only slow comes with the same file after the other one.
  const spool = await openSpool();
  const late = { id, name: "x", size: 1, checksum: "", rows: 1, reach: { lo: "11", hi: "12", seats: [] } };
  await storeExport.as(systemStaff(), { ...late, pieces: spool.pieces }, `job:${id}`);
  await storeExport.as(systemStaff(), { ...late, pieces: spool.pieces }, "another");
  await spool.close();
  expect((await bytesOf(chaoyang, id)).equals(first)).toBe(true);
});

test("程序出错的先等再试，最后一次仍不成就写明失败；无人过问的也不会一直转", async () => {
  const id = await asked(chaoyang, "period=2022-06");
  // A full disk, as the database would say it.
  await ownerSql()`alter table export_pieces add constraint full_disk check (no < 0) not valid`;
  try {
    await expect(run(job(id))).rejects.toThrow();
    expect(await only(chaoyang)).toMatchObject({ stands: "waiting", fault: expect.stringContaining("自动再试") });
    await expect(run(job(id, { last: true }))).rejects.toThrow();
    expect(await only(chaoyang)).toMatchObject({ stands: "failed", fault: expect.stringContaining("重新生成") });
  } finally {
    await ownerSql()`alter table export_pieces drop constraint full_disk`;
  }
  expect(await ownerSql()`select 1 from export_pieces`).toHaveLength(0);
  await ownerSql()`update export_files set state = 'running', told_at = now() - interval '1 hour' where id = ${id}`;
  expect((await only(chaoyang)).stands).toBe("failed");
});

test("删除正在生成的文件：生成随之停下，什么也不留", async () => {
  const city = await staffNamed("city");
  const [early, midway] = [await asked(city, "period=2022-06"), await asked(city)];
  await removeExport.as(city, { id: early });
  await run(job(early));
  const running = run(job(midway));
  while ((await fileProgress.as(city, { id: midway })).stands !== "running");
  await removeExport.as(city, { id: midway });
  await running;
  expect(await ownFiles.as(city, {})).toEqual([]);
  expect(await ownerSql()`select 1 from export_pieces`).toHaveLength(0);
});

test("同样的申请只做一份；同时最多五个；没有的表、没有权限的表、装不下的 Excel 当场拒绝", async () => {
  const [one, two] = await Promise.all([asked(heping, "q=a"), asked(heping, "q=a&page=3&sort=-day")]);
  expect(one).toBe(two);
  for (const q of ["b", "c", "d", "e"]) await asked(heping, `q=${q}`);
  await expect(asked(heping, "q=f")).rejects.toThrow("已有 5 个文件在生成，请等其中一个完成再导出");
  expect(await ownFiles.as(heping, {})).toHaveLength(5);
  const refused = (sheet: string, more = {}) =>
    expect(requestExport.as(chaoyang, { sheet, format: "xlsx", ...more })).rejects;
  await refused("nothing").toThrow(Refusal);
  await refused("audit").toThrow("没有这份可以在后台生成的表");
  await refused("membership", { rows: 1_200_000 }).toThrow(/1,200,000 行.*CSV/);
});

test("过了保留期的文件不再列出、不能下载，清理后连同内容一起没有", async () => {
  const { purge } = await import("@/modules/jobs/writes/purge");
  const [old, fresh] = [await asked(chaoyang, "period=2022-06"), await asked(chaoyang, "period=2022-05")];
  for (const id of [old, fresh]) await run(job(id));
  await ownerSql()`update export_files set expires_at = now() - interval '1 minute' where id = ${old}`;
  expect((await ownFiles.as(chaoyang, {})).map(({ id }) => id)).toEqual([fresh]);
  await expect(exportFile.stream(chaoyang, { id: old })).rejects.toThrow(/已过保留期/);
  await purge.as(systemStaff(), {});
  const left = await ownerSql()`select f.id, count(p.no)::int as pieces from export_files f
    left join export_pieces p on p.file_id = f.id group by 1`;
  expect(left).toEqual([{ id: fresh, pieces: expect.any(Number) }]);
  const [orphans] = await ownerSql()`select count(*)::int as n from export_pieces where file_id = ${old}`;
  expect(orphans!.n).toBe(0);
});

test("每一项筛选都有文字：后台的表没有漏掉的条件", async () => {
  const shown = ["page", "size", "sort", "sheet"];
  const chart = ["by", "stack", "fold", "yoy", "view", "rows", "order"];
  const { offers } = await import("./sheets");
  const inputs = {
    membership: (await import("@/modules/membership")).movementList.input,
    "membership-offers": (await import("@/modules/membership")).offerList.input,
    enterprises: (await import("@/modules/enterprises")).enterpriseRoster.input,
    audit: (await import("@/modules/audit")).trail.input,
  };
  expect(
    offers
      .filter(({ long }) => long)
      .map(({ id }) => id)
      .sort(),
  ).toEqual(Object.keys(inputs).sort());
  for (const [sheet, input] of Object.entries(inputs)) {
    const known = [...Object.keys(longSheet(sheet)!.filters), ...shown, ...(sheet === "membership" ? chart : [])];
    expect(
      Object.keys(input.shape).filter((key) => !known.includes(key)),
      sheet,
    ).toEqual([]);
  }
});
