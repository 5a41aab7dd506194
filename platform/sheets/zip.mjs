/**
 * The directory of a zip file, read without inflating anything.
 * Shared by the reader's child process and by the check of evidence files.
 */
import { createInflateRaw } from "node:zlib";

const END = 0x06054b50;
const ENTRY = 0x02014b50;
const LOCAL = 0x04034b50;

/**
 * @typedef {{ name: string, encrypted: boolean, method: number, packed: number, size: number, offset: number }} ZipEntry
 */

/**
 * Entries as the central directory declares them; null when the directory is missing, cut off or beyond the file.
 * @param {Uint8Array} bytes
 * @returns {ZipEntry[] | null}
 */
export function zipEntries(bytes) {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = endRecord(file);
  if (end < 0) return null;
  const count = file.readUInt16LE(end + 10);
  const entries = [];
  let at = file.readUInt32LE(end + 16);
  for (let i = 0; i < count; i++) {
    if (at + 46 > file.length || file.readUInt32LE(at) !== ENTRY) return null;
    const nameLength = file.readUInt16LE(at + 28);
    entries.push({
      name: file.toString("utf8", at + 46, at + 46 + nameLength).replaceAll("\\", "/"),
      encrypted: (file.readUInt16LE(at + 8) & 1) === 1,
      method: file.readUInt16LE(at + 10),
      packed: file.readUInt32LE(at + 20),
      size: file.readUInt32LE(at + 24),
      offset: file.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + file.readUInt16LE(at + 30) + file.readUInt16LE(at + 32);
  }
  return entries;
}

/** The record stands at the very end, before a comment of at most 64 KB. */
function endRecord(file) {
  const lowest = Math.max(0, file.length - 65_557);
  for (let at = file.length - 22; at >= lowest; at--) if (file.readUInt32LE(at) === END) return at;
  return -1;
}

/**
 * Inflates one entry piece by piece, so that a bomb is noticed before it fills the memory; null when the entry is damaged.
 * @param {Uint8Array} bytes
 * @param {ZipEntry} entry
 * @returns {AsyncIterable<Buffer> | null}
 */
export function inflated(bytes, entry) {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (entry.offset + 30 > file.length || file.readUInt32LE(entry.offset) !== LOCAL) return null;
  const start = entry.offset + 30 + file.readUInt16LE(entry.offset + 26) + file.readUInt16LE(entry.offset + 28);
  if (start + entry.packed > file.length) return null;
  const packed = file.subarray(start, start + entry.packed);
  if (entry.method === 0) return stored(packed);
  if (entry.method !== 8) return null;
  const inflate = createInflateRaw();
  inflate.end(packed);
  return inflate;
}

async function* stored(packed) {
  yield packed;
}
