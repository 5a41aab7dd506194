import { notFound } from "next/navigation";
import { offers } from "@/modules/exports";
import { formats } from "@/platform/export/making";
import { paramsOf } from "@/platform/search";

export const dynamic = "force-dynamic";

/** Without it a HEAD would open the whole read and leave it standing, because nobody takes the body. */
export const HEAD = () => new Response(null, { status: 405, headers: { allow: "GET" } });

/** The one exit for files: /export/<sheet>?format=xlsx|csv with the page's own search parameters. */
export async function GET(request: Request, { params }: { params: Promise<{ sheet: string }> }) {
  const { sheet } = await params;
  const offer = offers.find(({ id }) => id === sheet) ?? notFound();
  const { format: asked = "xlsx", ...search } = paramsOf(new URL(request.url).searchParams);
  const format = formats.find((known) => known === asked);
  if (!format) return new Response("format 只能是 xlsx 或 csv", { status: 400 });
  return offer.serve(search, format);
}
