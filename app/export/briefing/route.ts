import { briefingFile } from "@/modules/documents";
import { ask } from "@/platform/gate";
import { noHead, refusedFormat, wordResponse } from "../word";

export const dynamic = "force-dynamic";

export const HEAD = noHead;

/** /export/briefing?unit=: the 通报 of the latest closed month, issued or as the figures say it. */
export async function GET(request: Request) {
  const unit = new URL(request.url).searchParams.get("unit") ?? undefined;
  return (
    refusedFormat(request) ?? wordResponse(await ask(briefingFile, { unit }), { kind: "document", id: "briefing" })
  );
}
