import { briefingFile } from "@/modules/documents";
import { ask } from "@/platform/gate";
import { noHead, refusedFormat, wordResponse } from "../word";

export const dynamic = "force-dynamic";

export const HEAD = noHead;

/** /export/briefing?unit=&period=2026-05: the 通报 of a month (the latest closed one), issued or as the figures say it. */
export async function GET(request: Request) {
  const asked = new URL(request.url).searchParams;
  const [unit, period] = ["unit", "period"].map((name) => asked.get(name) ?? undefined);
  return (
    refusedFormat(request) ??
    wordResponse(await ask(briefingFile, { unit, period }), { kind: "document", id: "briefing" })
  );
}
