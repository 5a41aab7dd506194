import { timeText } from "@/platform/clock";
import type { CommandContext } from "@/platform/run";
import { type Loaded, loadDocument } from "../load";

/** The draft about to change, locked. Refuses another unit's, an issued one, and a form that showed an older version. */
export async function ownDraft({ tx, staff, refuse }: CommandContext, id: number, version: number): Promise<Loaded> {
  const document = await loadDocument(tx, id);
  if (document.unitCode !== staff.unit.code) refuse({ message: "只能改本单位的文稿" });
  if (document.state !== "draft") refuse({ message: `${document.number} 已印发，不能再改` });
  const locked = await loadDocument(tx, id, true);
  if (locked.version !== version)
    refuse({ conflict: true, message: `这份草稿已于 ${timeText(locked.updatedAt)} 修改，请刷新后再改` });
  return locked;
}
