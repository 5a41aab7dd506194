import { z } from "zod";
import { query } from "@/platform/run";
import { searchUnits } from "../rules/search";
import { unitsToPick } from "./tree";

const FindInput = z.object({ q: z.string().trim().max(40), limit: z.coerce.number().int().min(1).max(50).default(8) });

/**
 * Units of the scope by a part of the name, an alias, pinyin (heping) or initials (hpj); best match first.
 * One row a unit; an empty text finds nothing.
 */
export const findUnits = query(
  { name: "unit.find", may: "unit.read", input: FindInput },
  async (context, { q, limit }) => searchUnits(await unitsToPick(context), q, limit),
);
