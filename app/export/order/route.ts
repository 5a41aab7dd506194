import { orderFile } from "@/modules/documents";
import { ask } from "@/platform/gate";
import { noHead, refusedFormat, wordResponse } from "../word";

export const dynamic = "force-dynamic";

export const HEAD = noHead;

/** /export/order?id=: the 督办单 of a follow-up as it stands now. */
export async function GET(request: Request) {
  const id = new URL(request.url).searchParams.get("id") ?? "";
  return refusedFormat(request) ?? wordResponse(await ask(orderFile, { id }), { kind: "follow_up", id });
}
