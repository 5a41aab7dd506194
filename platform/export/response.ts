const types = {
  xlsx: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
  csv: "text/csv; charset=utf-8",
  docx: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
};

export type FileType = keyof typeof types;

/**
 * Answers with a file. The first bytes are fetched before the status is sent, so that a read that fails at once throws here;
 * a later error breaks the connection off, and the browser reports a failed download instead of keeping a cut file. Where the
 * size is known beforehand, the browser shows how far it is.
 */
export async function fileResponse(
  stream: ReadableStream<Uint8Array>,
  filename: string,
  type: FileType,
  size?: number,
): Promise<Response> {
  const reader = stream.getReader();
  const first = await reader.read();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      if (first.done) controller.close();
      else controller.enqueue(first.value);
    },
    async pull(controller) {
      const next = await reader.read();
      if (next.done) controller.close();
      else controller.enqueue(next.value);
    },
    cancel: (reason) => reader.cancel(reason),
  });
  return new Response(body, {
    headers: {
      "content-type": types[type],
      "content-disposition": disposition(filename, type),
      ...(size === undefined ? {} : { "content-length": String(size) }),
      "cache-control": "private, no-store",
      "x-content-type-options": "nosniff",
    },
  });
}

/** RFC 5987: the Chinese name for browsers, a plain one for whatever does not know the rule. */
function disposition(filename: string, type: FileType): string {
  const name = filename.replace(/[\p{Cc}\\/:*?"<>|]/gu, "_");
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return `attachment; filename="export.${type}"; filename*=UTF-8''${encoded}`;
}
