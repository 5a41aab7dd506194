import type { ImportGroup } from "./group";
import { batchQuery } from "./reads/batch";
import { batchesQuery } from "./reads/batches";
import { refusedListing } from "./reads/refused";
import { templateQuery } from "./templates/verb";
import { acceptVerb } from "./writes/accept";
import { discardVerb } from "./writes/discard";
import { remapVerb } from "./writes/remap";
import { undoVerb } from "./writes/undo";
import { uploadVerb } from "./writes/upload";

export type {
  Adapter,
  Barred,
  FileRow,
  ImportColumn,
  Judged,
  Kept,
  Note,
  Obstacle,
  Question,
  Undone,
} from "./adapter";
export type { ImportGroup } from "./group";
export type { BatchView } from "./reads/batch";
export type { BatchLine } from "./reads/batches";
export { progressQuery as importProgress } from "./reads/progress";
export { refusedFile } from "./refused-file";
export { sameJson } from "./rows";
export { type Cell, type Parsed, plainOf, textOf } from "./rules/cell";
export { parseDate } from "./rules/dates";
export { type MilestoneLine, parseDeadline, parseMilestones } from "./rules/deadlines";
export { parseChoice, parseTarget, parseWhole, type TargetCell } from "./rules/numbers";
export { templateFile } from "./templates/file";
export type { Template, TemplateCell, TemplateColumn } from "./templates/template";

/** The verbs behind one import page, named after the group: upload, re-map, accept, undo, discard, the empty workbook, and what the page reads. */
export function importVerbs(group: ImportGroup) {
  return {
    id: group.id,
    kinds: group.adapters.map(({ id, title }) => ({ id, title })),
    upload: uploadVerb(group),
    remap: remapVerb(group),
    accept: acceptVerb(group),
    undo: undoVerb(group),
    discard: discardVerb(group),
    batch: batchQuery(group),
    batches: batchesQuery(group),
    refused: refusedListing(group),
    template: templateQuery(group),
  };
}

export type ImportVerbs = ReturnType<typeof importVerbs>;
