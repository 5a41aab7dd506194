import type { z } from "zod";
import { timeText } from "../clock";
import { Refusal } from "../errors";
import { ask, found, note, signedIn } from "../gate";
import type { Query } from "../run";
import { type Params, readSearch } from "../search";
import { type AlbumSheet, albumStream } from "./album";
import { demo, type Format, fileName, type LongOffer, longOffer, make, type Offered } from "./making";
import { fileResponse } from "./response";

export interface Offer {
  id: string;
  serve: (params: Params, format: Format) => Promise<Response>;
  /** Lists that can also be made in the background. */
  long?: LongOffer;
}

/** A page's list as a file. Each file is logged with who took it and with which filters. */
export function offer<Shape extends z.core.$ZodLooseShape, Page, Row>(sheet: Offered<Shape, Page, Row>): Offer {
  const { id, title } = sheet;
  return {
    id,
    serve: async ({ page: _page, size: _size, ...params }, format) => {
      const staff = await signedIn();
      try {
        const { stream, filename, filters } = await found(() => make(sheet, staff, params, format));
        const response = await fileResponse(stream, filename, format);
        await note(staff, "export.download", "ok", {
          subject: { kind: "sheet", id },
          after: { format, ...filters },
          note: `${title} ${format}`,
        });
        return response;
      } catch (error) {
        if (error instanceof Refusal) return new Response(error.message, { status: 422 });
        throw error;
      }
    },
    ...(sheet.long ? { long: longOffer(sheet, sheet.long.filters) } : {}),
  };
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
    serve: async (params, format) => {
      if (format !== "xlsx") return new Response("这份工作簿只有 Excel 格式", { status: 400 });
      const staff = await signedIn();
      const { search, used } = readSearch(read.input as z.ZodObject<Record<string, z.ZodType>>, params);
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
      const response = await fileResponse(stream, fileName(isDemo, title, when, "xlsx"), "xlsx");
      const asked = Object.keys(used).map((key) => [key, search[key]] as const);
      await note(staff, "export.download", "ok", {
        subject: { kind: "sheet", id },
        after: { format, ...Object.fromEntries(asked) },
        note: `${title} xlsx`,
      });
      return response;
    },
  };
}
