import { zipEntries } from "./sheets/zip.mjs";

export type FileKind = "pdf" | "jpg" | "png" | "xlsx" | "docx";

/** What an evidence file is by its content, whatever it is called; null for everything that is not accepted. Reads no further than the zip directory. */
export function sniff(bytes: Uint8Array): FileKind | null {
  const starts = (...head: number[]) => head.every((byte, i) => bytes[i] === byte);
  if (starts(0x25, 0x50, 0x44, 0x46, 0x2d)) return "pdf";
  if (starts(0xff, 0xd8, 0xff)) return "jpg";
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return "png";
  if (!starts(0x50, 0x4b, 0x03, 0x04)) return null;
  const names = new Set(zipEntries(bytes)?.map((entry) => entry.name.replace(/^\//, "")));
  if (!names.has("[Content_Types].xml")) return null;
  // Macros travel under the same parts; a file that brings them is neither of the two accepted kinds.
  if (names.has("xl/vbaProject.bin") || names.has("word/vbaProject.bin")) return null;
  if (names.has("xl/workbook.xml")) return "xlsx";
  return names.has("word/document.xml") ? "docx" : null;
}
