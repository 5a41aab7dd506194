import { createHash } from "node:crypto";
import { evidenceFiles } from "@/db/schema";
import { Refusal } from "./errors";
import { type FileKind, sniff } from "./files";
import type { Tx } from "./run";
import type { Staff } from "./staff";

interface Owner {
  kind: "progress" | "request" | "follow_up" | "enterprise_stage" | "enterprise_record" | "report";
  id: number;
  unit: string;
}

/**
 * Stores files as evidence of a row, under the same unit and so the same policy. The type is that of the content: a file
 * that only calls itself a picture is refused by name. Returns what the audit row keeps: name, size and checksum.
 */
export async function saveEvidence(tx: Tx, staff: Staff, owner: Owner, files: File[]) {
  const kept = [];
  for (const file of files) {
    const content = new Uint8Array(await file.arrayBuffer());
    const found = sniff(content);
    if (!found) {
      const message = `“${plainName(file.name)}”的内容不是 PDF、JPG、PNG、XLSX 或 DOCX，请换成这几种格式的文件`;
      throw new Refusal({ field: "evidence", message });
    }
    const name = endingIn(found, plainName(file.name));
    const sha256 = createHash("sha256").update(content).digest("hex");
    kept.push({ name, size: content.length, sha256 });
    await tx.insert(evidenceFiles).values({
      unitCode: owner.unit,
      ownerKind: owner.kind,
      ownerId: String(owner.id),
      name,
      type: found,
      size: content.length,
      sha256,
      content,
      uploadedBy: staff.name,
    });
  }
  return kept;
}

/** The file's own name without a path and without characters that a header or a shell could misread. */
function plainName(name: string): string {
  const base = name.split(/[\\/]/).at(-1) ?? "";
  const plain = base.replace(/[\p{Cc}\p{Cf}"<>|:*?]/gu, "").trim();
  return plain === "" ? "附件" : [...plain].slice(-120).join("");
}

/** A picture that calls itself something else opens under its real type, so its name says so too. */
function endingIn(kind: FileKind, name: string): string {
  const [, stem = name, ending = ""] = /^(.*?)\.(\w{1,5})$/.exec(name) ?? [];
  const said = ending.toLowerCase().replace("jpeg", "jpg");
  return said === kind ? name : `${["pdf", "jpg", "png", "xlsx", "docx"].includes(said) ? stem : name}.${kind}`;
}
