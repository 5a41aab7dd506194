import type { GridCell, GridRow, Paper } from "@/platform/docx/paper";
import { type FollowUpLevel, levelLabels } from "@/vocab/levels";
import type { Stamp } from "../content";
import { dateWords } from "../rules/words";

/** A follow-up as its order prints it; moments and days as text, empty where nothing has happened yet. */
export interface OrderFacts {
  number: string;
  title: string;
  source: string;
  level: FollowUpLevel;
  dueOn: string;
  lead: string;
  cooperating: string;
  demand: string;
  signed: { by: string; on: string } | null;
  done: string;
  review: string;
  issuer: string;
  issuedOn: string;
}

export interface OrderContent {
  order: OrderFacts;
  source: string[];
}

const label = (text: string): GridCell => ({ text, strong: true });
const wide = (text: string, more: Partial<GridCell> = {}): GridCell => ({ text, cols: 3, align: "left", ...more });

/** 督办单: one form; what is not written yet is left blank for the pen. */
export function orderPaper({ order, source }: OrderContent, { mark }: Stamp): Paper {
  const signed = order.signed
    ? `签收人：${order.signed.by}　　签收日期：${dateWords(order.signed.on)}`
    : "签收人：　　　　　　　　签收日期：";
  const rows: GridRow[] = [
    { cells: [label("督办事项"), wide(order.title)], height: 12 },
    { cells: [label("事项来源"), wide(order.source)], height: 12 },
    {
      cells: [
        label("督办级别"),
        { text: levelLabels[order.level] },
        label("办结时限"),
        { text: dateWords(order.dueOn) },
      ],
      height: 12,
    },
    {
      cells: [label("牵头单位"), { text: order.lead }, label("协办单位"), { text: order.cooperating || "—" }],
      height: 12,
    },
    { cells: [label("办理要求"), wide(order.demand, { at: "top" })], height: 36 },
    { cells: [label("签　　收"), wide(signed)], height: 12 },
    { cells: [label("落实情况"), wide(order.done, { at: "top" })], height: 34 },
    { cells: [label("审核意见"), wide(order.review, { at: "top" })], height: 20 },
    {
      cells: [
        label("签发单位\n（盖章处）"),
        wide(`${order.issuer}\n${dateWords(order.issuedOn)}`, { align: "right", at: "bottom" }),
      ],
      height: 25,
    },
  ];
  return {
    head: null,
    title: ["督　办　单"],
    body: [
      { kind: "number", text: order.number },
      {
        kind: "grid",
        grid: {
          form: true,
          size: 12,
          columns: [
            { label: "", width: 26 },
            { label: "", width: 52 },
            { label: "", width: 26 },
            { label: "", width: 52 },
          ],
          rows,
        },
      },
    ],
    annexes: [],
    imprint: null,
    source,
    mark,
  };
}
