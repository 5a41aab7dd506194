import { evidenceFile } from "@/modules/plan";
import { ask, note, signedIn } from "@/platform/gate";

const types: Record<string, string> = {
  pdf: "application/pdf",
  jpg: "image/jpeg",
  png: "image/png",
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

/** An evidence file as a download; with ?preview=1 a photo for the page. Never a document of this origin: sandboxed, nothing sniffed. */
export async function GET(request: Request, { params }: RouteContext<"/evidence/[id]">) {
  const { id } = await params;
  const file = await ask(evidenceFile, { id });
  const photo = file.type === "jpg" || file.type === "png";
  const preview = photo && new URL(request.url).searchParams.get("preview") === "1";
  if (!preview) {
    const subject = { kind: "evidence", id: file.id };
    await note(await signedIn(), "plan.evidence-file", "ok", { subject, unit: file.unitCode, note: file.name });
  }
  const name = encodeURIComponent(file.name).replace(
    /['()*]/g,
    (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return new Response(new Uint8Array(file.content), {
    headers: {
      "content-type": types[file.type] ?? "application/octet-stream",
      "content-length": String(file.size),
      "content-disposition": `${preview ? "inline" : "attachment"}; filename="evidence.${file.type}"; filename*=UTF-8''${name}`,
      "content-security-policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
      "x-frame-options": "DENY",
      "cross-origin-resource-policy": "same-origin",
      "referrer-policy": "same-origin",
    },
  });
}
