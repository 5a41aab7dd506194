import type { DocumentFile } from "@/modules/documents";
import { fileResponse } from "@/platform/export/response";
import { note, signedIn } from "@/platform/gate";

/** A document as a download, logged with who took it, like every file that leaves the board. */
export async function wordResponse(file: DocumentFile, subject: { kind: string; id: string | number }) {
  const staff = await signedIn();
  const response = await fileResponse(
    new Blob([new Uint8Array(file.bytes)]).stream(),
    `${file.demo ? "演示数据 " : ""}${file.name}.docx`,
    "docx",
  );
  await note(staff, "export.download", "ok", { subject, after: { format: "docx" }, note: `${file.note} docx` });
  return response;
}

/** Word is the only form of a document; null where another one is asked for. */
export function refusedFormat(request: Request): Response | null {
  const format = new URL(request.url).searchParams.get("format") ?? "docx";
  return format === "docx" ? null : new Response("format 只能是 docx", { status: 400 });
}

/** Nobody takes the body of a HEAD: it would read and log a file that leaves no one. */
export const noHead = () => new Response(null, { status: 405, headers: { allow: "GET" } });
