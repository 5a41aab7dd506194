import { sql } from "drizzle-orm";
import type { DocumentKind, DocumentState } from "@/vocab/documents";

/** A document as lists and its own page know it, without its content and file; days YYYY-MM-DD, moments the database's text. */
export interface DocumentRow extends Record<string, unknown> {
  id: number;
  kind: DocumentKind;
  state: DocumentState;
  unitCode: string;
  unitTitle: string;
  toUnit: string | null;
  period: string | null;
  followUpId: number | null;
  asOf: string;
  title: string;
  number: string;
  figuresSum: string;
  checksum: string | null;
  issuedBy: string;
  issuedOn: string | null;
  issuedAt: string | null;
  createdBy: string;
  updatedAt: string;
  version: number;
}

export const columns = sql`d.id, d.kind, d.state, d.unit_code as "unitCode", d.unit_title as "unitTitle", d.to_unit as "toUnit", d.period,
  d.follow_up_id as "followUpId", d.as_of::text as "asOf", d.title, d.number, d.figures_sum as "figuresSum", d.checksum,
  d.issued_by as "issuedBy", d.issued_on::text as "issuedOn", d.issued_at::text as "issuedAt", d.created_by as "createdBy",
  d.updated_at::text as "updatedAt", d.version`;
