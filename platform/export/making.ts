import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Column } from "@/vocab/column";
import type { FilterWords } from "@/vocab/filter-words";
import { timeText } from "../clock";
import type { Permission } from "../may";
import { type Listing, query } from "../run";
import { type Params, readSearch } from "../search";
import type { Staff } from "../staff";
import { csvStream } from "./csv";
import { MOST_ROWS, tooLong } from "./sheet";
import { workbookStream } from "./xlsx";

export const formats = ["xlsx", "csv"] as const;
export type Format = (typeof formats)[number];

export interface Offered<Shape extends z.core.$ZodLooseShape, Page, Row> {
  /** Last part of the address: /export/<id>. */
  id: string;
  title: string;
  listing: Listing<z.ZodObject<Shape>, Page, Row>;
  columns: readonly Column<Row>[];
  totals?: boolean;
  /** 填报单位, 统计截止日期, 计量单位. */
  lines: (page: Page) => string[];
  /** 口径: one line a figure. */
  basis: (page: Page) => { label: string; text: string }[];
  groupRows?: (page: Page) => (row: Row) => string | null;
  /** For a list that can be too long to wait for: how many rows it has, and its filters in words. */
  long?: { rows: (page: Page) => number; filters: FilterWords };
}

export interface Made {
  stream: ReadableStream<Uint8Array>;
  filename: string;
  /** The filters that were asked for, as the search took them. */
  filters: Record<string, unknown>;
}

/** Hears how many rows have been read, of how many (0 where that is not known); may throw to end it. */
export type Told = (done: number, total: number) => void;

/** Whether the data is a demonstration: files say so like pages do. */
export const demo = query({ name: "export.demo", may: "self.account", input: z.object({}) }, async ({ tx }) => {
  const rows = await tx.execute<{ demo: boolean }>(
    sql`select value = 'true'::jsonb as demo from settings where key = 'demo'`,
  );
  return rows[0]?.demo ?? false;
});

export const fileName = (isDemo: boolean, title: string, when: string, format: string): string =>
  `${isDemo ? "演示数据 " : ""}${title} ${when.slice(0, 10)}.${format}`;

/** A list that can be made apart from the request that asks for it, under whoever asked. */
export interface LongOffer {
  title: string;
  may: Permission;
  filters: FilterWords;
  /** What of an address the search understands and does not take anyway. */
  understood: (params: Params) => Record<string, string | string[]>;
  make: (staff: Staff, params: Params, format: Format, told: Told) => Promise<Made>;
}

/**
 * A page's list as a file: the same query, search and columns, every row of it, streamed from one transaction under the staff
 * that is given. What the search could not use is said in the file. Refuses a workbook that Excel could not hold.
 */
export async function make<Shape extends z.core.$ZodLooseShape, Page, Row>(
  sheet: Offered<Shape, Page, Row>,
  staff: Staff,
  params: Params,
  format: Format,
  told: Told = () => {},
): Promise<Made> {
  const { title, listing, columns } = sheet;
  const { search, used, notices } = readSearch(schemaOf(sheet), params);
  const isDemo = await demo.as(staff, {});
  const all = await listing.stream(staff, search as z.input<z.ZodObject<Shape>>);
  const { page } = all;
  const total = sheet.long?.rows(page) ?? 0;
  const rows = counted(all.rows, (done) => told(done, total));
  if (format === "xlsx" && total > MOST_ROWS) {
    await all.rows[Symbol.asyncIterator]().return?.();
    throw tooLong(total);
  }
  const when = timeText(new Date());
  const stream =
    format === "csv"
      ? csvStream({ columns, rows })
      : workbookStream({
          title,
          lines: [...sheet.lines(page), ...notices],
          columns,
          rows,
          totals: sheet.totals ?? false,
          basis: sheet.basis(page),
          by: { who: `${staff.unit.title} ${staff.name}`, when },
          demo: isDemo,
          ...(sheet.groupRows ? { groupRows: sheet.groupRows(page) } : {}),
        });
  return { stream, filename: fileName(isDemo, title, when, format), filters: pick(search, Object.keys(used)) };
}

export function longOffer<Shape extends z.core.$ZodLooseShape, Page, Row>(
  sheet: Offered<Shape, Page, Row>,
  filters: FilterWords,
): LongOffer {
  const schema = schemaOf(sheet);
  const given = JSON.stringify;
  return {
    title: sheet.title,
    may: sheet.listing.may,
    filters,
    understood: ({ page: _page, size: _size, ...params }) => {
      const { search, used } = readSearch(schema, params);
      const usual: Record<string, unknown> = schema.parse({});
      return pick(
        used,
        Object.keys(used).filter((key) => given(search[key]) !== given(usual[key])),
      );
    },
    make: (staff, params, format, told) => make(sheet, staff, params, format, told),
  };
}

const schemaOf = <Shape extends z.core.$ZodLooseShape>(sheet: { listing: { input: z.ZodObject<Shape> } }) =>
  sheet.listing.input as z.ZodObject<Record<string, z.ZodType>>;

function pick<Value>(from: Record<string, Value>, keys: string[]): Record<string, Value> {
  return Object.fromEntries(Object.entries(from).filter(([key]) => keys.includes(key)));
}

async function* counted<Row>(rows: AsyncIterable<Row[]>, tell: (done: number) => void): AsyncGenerator<Row[]> {
  let done = 0;
  tell(done);
  for await (const batch of rows) {
    done += batch.length;
    tell(done);
    yield batch;
  }
}
