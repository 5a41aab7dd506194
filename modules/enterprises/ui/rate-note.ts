import { countText, shareText } from "@/components/ui/figure";
import type { Funnel } from "../reads/funnel";

/** 建会率 553/1,310 = 42.2%, with the list that it is measured against. */
export function rateNote({ organised, base, frozenOn }: Funnel["rate"]): string {
  if (base === 0) return "建会率 —";
  const list = frozenOn === null ? "全部未注销企业" : `${frozenOn} 冻结的应建会清单`;
  return `建会率 ${countText(organised)}/${countText(base)} = ${shareText(organised / base)}（${list}）`;
}
