import { notFound } from "next/navigation";
import { formats } from "@/platform/export/offer";
import { offers } from "../offers";

export const dynamic = "force-dynamic";

/** Without it a HEAD would open the whole read and leave it standing, because nobody takes the body. */
export const HEAD = () => new Response(null, { status: 405, headers: { allow: "GET" } });

/** The one exit for files: /export/<sheet>?format=xlsx|csv with the page's own search parameters. */
export async function GET(request: Request, { params }: { params: Promise<{ sheet: string }> }) {
  const { sheet } = await params;
  const offer = offers.find(({ id }) => id === sheet) ?? notFound();
  const query = new URL(request.url).searchParams;
  const format = formats.find((known) => known === (query.get("format") ?? "xlsx"));
  if (!format) return new Response("format 只能是 xlsx 或 csv", { status: 400 });
  const search = Object.fromEntries(
    [...new Set(query.keys())].filter((key) => key !== "format").map((key) => [key, valuesOf(query, key)]),
  );
  return offer.serve(search, format);
}

function valuesOf(query: URLSearchParams, key: string): string | string[] {
  const values = query.getAll(key);
  return values.length === 1 ? values[0]! : values;
}
