import { sql } from "drizzle-orm";
import { z } from "zod";
import type { Column } from "@/vocab/column";
import { timeText } from "../clock";
import { ask, askAll, note, signedIn } from "../gate";
import { type Listing, type Query, query } from "../run";
import { type Params, readSearch } from "../search";
import { type AlbumSheet, albumStream } from "./album";
import { csvStream } from "./csv";
import { fileResponse } from "./response";
import { workbookStream } from "./xlsx";

export const formats = ["xlsx", "csv"] as const;
export type Format = (typeof formats)[number];

interface Offered<Shape extends z.core.$ZodLooseShape, Page, Row> {
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
}

export interface Offer {
  id: string;
  serve: (params: Params, format: Format) => Promise<Response>;
}

/** Whether the data is a demonstration: files say so like pages do. */
const demo = query({ name: "export.demo", may: "self.account", input: z.object({}) }, async ({ tx }) => {
  const rows = await tx.execute<{ demo: boolean }>(
    sql`select value = 'true'::jsonb as demo from settings where key = 'demo'`,
  );
  return rows[0]?.demo ?? false;
});

/**
 * A page's list as a file: the same query, search and columns, every row of it, streamed from one transaction. What the
 * search could not use is said in the file. Each file is logged with who took it and with which filters.
 */
export function offer<Shape extends z.core.$ZodLooseShape, Page, Row>(sheet: Offered<Shape, Page, Row>): Offer {
  const { id, title, listing, columns } = sheet;
  return {
    id,
    serve: async ({ page: _page, size: _size, ...filters }, format) => {
      const staff = await signedIn();
      const { search, notices } = readSearch(listing.input as z.ZodObject<Record<string, z.ZodType>>, filters);
      const isDemo = await ask(demo, {});
      const { page, rows } = await askAll(listing, search as z.input<z.ZodObject<Shape>>);
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
      const response = await fileResponse(
        stream,
        `${isDemo ? "演示数据 " : ""}${title} ${when.slice(0, 10)}.${format}`,
        format,
      );
      await note(staff, "export.download", "ok", {
        subject: { kind: "sheet", id },
        after: { format, ...understood(filters, search) },
        note: `${title} ${format}`,
      });
      return response;
    },
  };
}

/** The filters that were asked for, as the search took them: the log holds nothing that nobody has checked. */
function understood(filters: Params, search: Record<string, unknown>) {
  const asked = Object.keys(filters).filter((key) => Object.hasOwn(search, key));
  return Object.fromEntries(asked.map((key) => [key, search[key]]));
}

interface OfferedAlbum<Shape extends z.core.$ZodLooseShape, Page, Row> {
  id: string;
  title: string;
  query: Query<z.ZodObject<Shape>, Page>;
  sheets: (page: Page) => AlbumSheet<Row>[];
  basis: (page: Page) => { label: string; text: string }[];
}

/** A workbook of several small sheets from one query; it has no CSV. Logged like every file. */
export function albumOffer<Shape extends z.core.$ZodLooseShape, Page, Row>(
  album: OfferedAlbum<Shape, Page, Row>,
): Offer {
  const { id, title, query: read } = album;
  return {
    id,
    serve: async (filters, format) => {
      if (format !== "xlsx") return new Response("这份工作簿只有 Excel 格式", { status: 400 });
      const staff = await signedIn();
      const { search } = readSearch(read.input as z.ZodObject<Record<string, z.ZodType>>, filters);
      const isDemo = await ask(demo, {});
      const page = await ask(read, search as z.input<z.ZodObject<Shape>>);
      const when = timeText(new Date());
      const stream = albumStream({
        title,
        sheets: album.sheets(page),
        basis: album.basis(page),
        by: { who: `${staff.unit.title} ${staff.name}`, when },
        demo: isDemo,
      });
      const response = await fileResponse(
        stream,
        `${isDemo ? "演示数据 " : ""}${title} ${when.slice(0, 10)}.xlsx`,
        "xlsx",
      );
      await note(staff, "export.download", "ok", {
        subject: { kind: "sheet", id },
        after: { format, ...understood(filters, search) },
        note: `${title} xlsx`,
      });
      return response;
    },
  };
}
