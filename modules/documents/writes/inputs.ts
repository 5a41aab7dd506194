import { z } from "zod";
import { documentId } from "../search";

/** Which document, and which version of it the form showed. */
export const Versioned = z.object({ id: documentId, version: z.coerce.number().int().positive() });

const part = z.string().trim().max(6000, "不超过 6000 字").default("");

export const TextInput = Versioned.extend({
  to: z.string().trim().min(1, "请填写主送单位").max(200, "不超过 200 字"),
  copies: z.string().trim().max(200, "不超过 200 字").default(""),
  intro: part,
  overall: part,
  ranking: part,
  did: part,
  problems: part,
  next: part,
});
