import { z } from "zod";

export const BatchId = z.coerce.number().int().min(1).max(2_147_483_647);

export const outcomes = ["refuse", "warn", "change", "same", "add"] as const;
export type Outcome = (typeof outcomes)[number];

export const PAGE_ROWS = 20;
export const PAGE_BATCHES = 10;

/** The import page: which batch, which of its tabs, which page of it. Without a batch: the upload and the earlier batches. */
export const ImportSearch = z.object({
  batch: BatchId.optional(),
  outcome: z.enum(outcomes).optional(),
  page: z.coerce.number().int().min(1).max(100_000).default(1),
});

export type ImportSearch = z.output<typeof ImportSearch>;
