import type { Sql } from "postgres";

/** What a statement reads: facts are the rows behind the figures, the sums are kept beside them. */
const facts = [
  "movements",
  "enterprises",
  "enterprise_stages",
  "enterprise_records",
  "figure_postings",
  "progress_entries",
  "transfer_offers",
];
const sums = ["figures", "figures_month", "figures_now", "member_days", "member_months", "member_balances"];

export interface Statement {
  text: string;
  values: unknown[];
}

interface Node {
  "Node Type": string;
  "Relation Name"?: string;
  "Index Name"?: string;
  "Actual Rows": number;
  "Actual Loops": number;
  "Rows Removed by Filter"?: number;
  "Shared Hit Blocks": number;
  "Shared Read Blocks": number;
  Plans?: Node[];
}

interface Explained {
  Plan: Node;
  "Execution Time": number;
  "Planning Time": number;
}

export interface Reading {
  milliseconds: number;
  planning: number;
  blocks: number;
  /** Full scans of tables of facts: table, rows read, rows kept. */
  scans: { table: string; read: number; kept: number }[];
  /** The sums that are read, by index or whole. */
  sums: string[];
  text: string;
}

/**
 * EXPLAIN (ANALYZE, BUFFERS) of everything that a verb said, in one transaction that begins with the verb's own statement of role
 * and scope: what is measured runs under the same policies as the page.
 */
export async function explain(runtime: Sql, said: readonly Statement[]): Promise<Reading[]> {
  const readings: Reading[] = [];
  await runtime.begin("isolation level repeatable read read only", async (tx) => {
    for (const { text, values } of said) {
      if (!/^\s*(select|with)\b/i.test(text)) continue;
      if (text.includes("set_config('role'")) {
        await tx.unsafe(text, values as never[]);
        continue;
      }
      const [row] = await tx.unsafe<{ "QUERY PLAN": [Explained] }[]>(
        `explain (analyze, buffers, format json) ${text}`,
        values as never[],
      );
      const [top] = row!["QUERY PLAN"];
      readings.push(readingOf(top, text));
    }
  });
  return readings;
}

function readingOf(top: Explained, text: string): Reading {
  const nodes: Node[] = [];
  const walk = (node: Node) => {
    nodes.push(node);
    for (const child of node.Plans ?? []) walk(child);
  };
  walk(top.Plan);
  const seq = nodes.filter((node) => node["Node Type"].includes("Seq Scan"));
  return {
    milliseconds: top["Execution Time"],
    planning: top["Planning Time"],
    blocks: top.Plan["Shared Hit Blocks"] + top.Plan["Shared Read Blocks"],
    scans: seq
      .filter((node) => facts.includes(node["Relation Name"] ?? ""))
      .map((node) => {
        const kept = node["Actual Rows"] * node["Actual Loops"];
        const read = kept + (node["Rows Removed by Filter"] ?? 0) * node["Actual Loops"];
        return { table: node["Relation Name"]!, read: Math.round(read), kept: Math.round(kept) };
      }),
    sums: [...new Set(nodes.map((node) => node["Relation Name"] ?? "").filter((table) => sums.includes(table)))],
    text,
  };
}
