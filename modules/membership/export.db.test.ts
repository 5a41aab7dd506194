import { expect, test } from "vitest";
import { staffNamed } from "@/db/testing/staff";
import { csvStream } from "@/platform/export/csv";
import { workbookStream } from "@/platform/export/xlsx";
import { movementColumns } from "./columns";
import { type MovementRow, movementList } from "./reads/movements";

const columns = movementColumns;
const streams = {
  csv: (rows: AsyncIterable<MovementRow[]>) => csvStream({ columns, rows }),
  xlsx: (rows: AsyncIterable<MovementRow[]>) =>
    workbookStream({
      ...{ title: "会员变动台账", lines: [], columns, rows, totals: true, basis: [], demo: true },
      by: { who: "市总工会", when: "2022-07-06 09:00" },
    }),
};

for (const [format, stream] of Object.entries(streams)) {
  test(`两万多行的 ${format} 边读边写：没人取时不往前读完，取完一行不少`, { timeout: 120_000 }, async () => {
    const { page, rows } = await movementList.stream(await staffNamed("city"), {});
    expect(page.total).toBeGreaterThan(20_000);
    let pulled = 0;
    async function* counted() {
      for await (const batch of rows) {
        pulled += batch.length;
        yield batch;
      }
    }
    const reader = stream(counted()).getReader();
    let bytes = (await reader.read()).value?.length ?? 0;
    // Long enough to read everything, were nothing holding it back.
    await new Promise((done) => setTimeout(done, 1500));
    expect(pulled).toBeGreaterThan(0);
    // Packed rows are small: more of them fit the buffers on the way.
    expect(pulled).toBeLessThan(page.total / (format === "csv" ? 4 : 2));
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) bytes += piece.value.length;
    expect(pulled).toBe(page.total);
    expect(bytes).toBeGreaterThan(100_000);
  });
}
