import { createHash, randomUUID } from "node:crypto";
import { type FileHandle, open, unlink } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Refusal } from "@/platform/errors";

const PIECE = 256 * 1024;
const MOST_BYTES = 1024 ** 3;

export interface Spool {
  /** Takes in a whole stream; answers its length and SHA-256. */
  fill: (stream: ReadableStream<Uint8Array>) => Promise<{ size: number; checksum: string }>;
  /** What was taken in, in pieces, from the beginning with every call. */
  pieces: () => AsyncGenerator<Uint8Array>;
  close: () => Promise<void>;
}

/** A file of this process alone. It has no name any more once it is open, so nothing of it outlives the process. */
export async function openSpool(): Promise<Spool> {
  const path = join(tmpdir(), `tuijintai-${randomUUID()}`);
  const file = await open(path, "wx+", 0o600);
  await unlink(path);
  return { fill: (stream) => fill(file, stream), pieces: () => pieces(file), close: () => file.close() };
}

async function fill(file: FileHandle, stream: ReadableStream<Uint8Array>) {
  const hash = createHash("sha256");
  let size = 0;
  for await (const bytes of stream) {
    size += bytes.length;
    if (size > MOST_BYTES) throw new Refusal({ message: "文件超过 1 GB。请用筛选条件缩小范围" });
    hash.update(bytes);
    await file.appendFile(bytes);
  }
  return { size, checksum: hash.digest("hex") };
}

async function* pieces(file: FileHandle): AsyncGenerator<Uint8Array> {
  for (let at = 0; ; ) {
    const { bytesRead, buffer } = await file.read(Buffer.alloc(PIECE), 0, PIECE, at);
    if (bytesRead === 0) return;
    at += bytesRead;
    yield buffer.subarray(0, bytesRead);
  }
}
