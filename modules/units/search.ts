import { z } from "zod";
import { unitParam } from "./scope";

/** The unit administration's search: the children of `unit`, or all units that match `q`. */
export const DirectorySearch = z.object({
  unit: unitParam.optional(),
  q: z.string().trim().max(40).default(""),
  /** Only units without a named liaison. */
  vacant: z.literal("1").optional(),
  page: z.coerce.number().int().min(1).max(1000).default(1),
  size: z.coerce.number().int().min(10).max(200).default(50),
});
