import { exportFile } from "@/modules/exports";
import { BadInput, NotFound } from "@/platform/errors";
import { fileResponse } from "@/platform/export/response";
import { streamOf } from "@/platform/export/sheet";
import { note, signedIn } from "@/platform/gate";
import { noHead } from "../word";

export const dynamic = "force-dynamic";

export const HEAD = noHead;

/** /export/file?id=: a file that was made in the background, from the database piece by piece. Logged like every file. */
export async function GET(request: Request) {
  const staff = await signedIn();
  const id = new URL(request.url).searchParams.get("id") ?? "";
  try {
    const { page, rows } = await exportFile.stream(staff, { id });
    const { sheet, title, format, name, size, checksum, words } = page;
    const response = await fileResponse(streamOf(bytesOf(rows)), name, format, size);
    await note(staff, "export.download", "ok", {
      subject: { kind: "sheet", id: sheet },
      after: { format, search: words, checksum },
      note: `${title} ${format}，后台生成的文件`,
    });
    return response;
  } catch (error) {
    if (error instanceof NotFound || error instanceof BadInput)
      return new Response(error instanceof NotFound ? error.message : "没有这个文件", { status: 404 });
    throw error;
  }
}

async function* bytesOf(rows: AsyncIterable<{ bytes: Uint8Array }[]>): AsyncGenerator<Uint8Array> {
  for await (const batch of rows) for (const { bytes } of batch) yield bytes;
}
