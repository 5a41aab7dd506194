import { fileProgress } from "@/modules/exports";
import { ask } from "@/platform/gate";

/** How far an own file is, as one event; the browser's event source asks again by itself. */
export async function GET(request: Request): Promise<Response> {
  const id = new URL(request.url).searchParams.get("id") ?? "";
  const progress = await ask(fileProgress, { id });
  return new Response(`retry: 700\ndata: ${JSON.stringify(progress)}\n\n`, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store" },
  });
}
