import { importProgress } from "@/modules/imports";
import { ask } from "@/platform/gate";

/** How far an import of one's own is, as one event; the browser's event source asks again by itself. */
export async function GET(request: Request): Promise<Response> {
  const token = new URL(request.url).searchParams.get("token") ?? "";
  const progress = await ask(importProgress, { token });
  return new Response(`retry: 700\ndata: ${JSON.stringify(progress)}\n\n`, {
    headers: { "content-type": "text/event-stream", "cache-control": "no-store" },
  });
}
