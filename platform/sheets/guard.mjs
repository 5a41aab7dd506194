/** What is checked before a parser sees a byte: what the file is, how far it inflates, and whether its XML brings a DTD. */
import { inflated, zipEntries } from "./zip.mjs";

export class Refused extends Error {
  /** @param {string} reason one of the keys in refusals.ts @param {Record<string, string | number>} [detail] */
  constructor(reason, detail = {}) {
    super(reason);
    this.reason = reason;
    this.detail = detail;
  }
}

const startsWith = (bytes, text) => bytes.subarray(0, text.length).toString("latin1") === text;

/**
 * The reader that fits the content, whatever the name says; throws Refused for everything that is no workbook.
 * @param {Buffer} bytes
 * @param {string} name
 * @returns {"zip" | "ole" | "text"}
 */
export function kindOf(bytes, name) {
  if (bytes.length === 0) throw new Refused("empty");
  if (startsWith(bytes, "PK\x03\x04")) return "zip";
  if (startsWith(bytes, "\xd0\xcf\x11\xe0")) return "ole";
  const what = foreign(bytes);
  if (what) throw new Refused("mislabelled", { what });
  if (/\.(csv|txt|tsv)$/i.test(name)) return "text";
  throw new Refused("mislabelled", { what: "无法识别的内容" });
}

function foreign(bytes) {
  if (startsWith(bytes, "%PDF")) return "PDF 文档";
  if (startsWith(bytes, "\xff\xd8\xff") || startsWith(bytes, "\x89PNG") || startsWith(bytes, "GIF8")) return "图片";
  if (startsWith(bytes, "Rar!") || startsWith(bytes, "7z\xbc\xaf") || startsWith(bytes, "\x1f\x8b")) return "压缩包";
  const head = bytes.subarray(0, 4096).toString("latin1").replaceAll("\0", "").trimStart().toLowerCase();
  const markup = head.replace(/^(ï»¿|ÿþ|þÿ)/, "").trimStart();
  if (/^(<!doctype html|<html|<head|<meta|<body|<table|<div)/.test(markup)) return "网页";
  if (markup.startsWith("<?xml")) return markup.includes("<html") ? "网页" : "XML 文本";
  return null;
}

/**
 * Refuses a zip that is no plain workbook. The declared sizes are believed only as long as inflating confirms them.
 * @param {Buffer} bytes
 * @param {{ inflated: number, ratio: number }} limits
 */
export async function guardZip(bytes, limits) {
  const entries = zipEntries(bytes);
  if (!entries || entries.length === 0) throw new Refused("truncated");
  if (entries.some((entry) => entry.encrypted)) throw new Refused("encrypted");
  const names = new Set(entries.map((entry) => entry.name.replace(/^\//, "")));
  const declared = entries.reduce((sum, entry) => sum + entry.size, 0);
  if (entries.length > 2000 || bombed(declared, bytes.length, limits)) throw new Refused("bomb");
  if (names.has("word/document.xml")) throw new Refused("mislabelled", { what: "Word 文档" });
  if (names.has("ppt/presentation.xml")) throw new Refused("mislabelled", { what: "演示文稿" });
  if (names.has("xl/workbook.bin")) throw new Refused("binary");
  if (!names.has("xl/workbook.xml") && !names.has("content.xml")) {
    throw new Refused("mislabelled", { what: names.has("[Content_Types].xml") ? "其他 Office 文档" : "压缩包" });
  }
  let total = 0;
  for (const entry of entries) total += await guardEntry(bytes, entry, total, limits);
}

const bombed = (size, packed, { inflated, ratio }) =>
  size > inflated || (size > 8 * 1024 * 1024 && size > packed * ratio);

/** One entry's true size; its XML may carry no DTD, hence no entity of any kind. */
async function guardEntry(bytes, entry, before, limits) {
  const pieces = inflated(bytes, entry);
  if (!pieces) throw new Refused("truncated");
  const xml = /\.(xml|rels|vml)$/i.test(entry.name);
  let size = 0;
  let tail = "";
  try {
    for await (const piece of pieces) {
      size += piece.length;
      if (size > entry.size || bombed(before + size, bytes.length, limits)) throw new Refused("bomb");
      if (!xml) continue;
      // Dropping NULs reads UTF-16 too; the tail catches a mark that falls on the seam of two pieces.
      const text = tail + piece.latin1Slice().replaceAll("\0", "");
      if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw new Refused("dtd");
      if (entry.name === "META-INF/manifest.xml" && text.includes("encryption-data")) throw new Refused("encrypted");
      tail = text.slice(-32);
    }
  } catch (error) {
    if (error instanceof Refused) throw error;
    throw new Refused("truncated");
  }
  if (size !== entry.size) throw new Refused("truncated");
  return size;
}

/** Office keeps a password-protected workbook as an OLE file around this stream. */
export function guardOle(bytes) {
  if (bytes.includes(Buffer.from("EncryptedPackage", "utf16le"))) throw new Refused("encrypted");
}
