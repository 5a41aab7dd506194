import { documentFile } from "@/modules/documents";
import { ask } from "@/platform/gate";
import { noHead, refusedFormat, wordResponse } from "../word";

export const dynamic = "force-dynamic";

export const HEAD = noHead;

/** /export/document?id=: the stored file of an issued document, or a draft as it stands. */
export async function GET(request: Request) {
  const id = new URL(request.url).searchParams.get("id") ?? "";
  return refusedFormat(request) ?? wordResponse(await ask(documentFile, { id }), { kind: "document", id });
}
