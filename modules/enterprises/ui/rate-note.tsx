import Link from "next/link";
import { countText, DrillNumber, shareText } from "@/components/ui/figure";
import { hrefWith } from "@/platform/search";
import { organisedStages } from "@/vocab/stages";
import type { Funnel } from "../reads/funnel";

/** What the denominator of 建会率 counts: the frozen list, or all that are not closed. */
export const listFilter = (rate: Funnel["rate"]): Record<string, unknown> =>
  rate.frozenOn === null ? { closed: 0 } : { listed: 1 };

interface RateNoteProps {
  rate: Funnel["rate"];
  /** The filters that the counts stand under. */
  ground: Record<string, unknown>;
}

/** 建会率 553/1,310 = 42.2%, with the list that it is measured against. */
export function RateNote({ rate, ground }: RateNoteProps) {
  const { organised, base, frozenOn } = rate;
  if (base === 0) return <>建会率 —</>;
  const open = (change: Record<string, unknown>) =>
    hrefWith("/enterprises", ground, { ...listFilter(rate), ...change });
  const list = frozenOn === null ? "全部未注销企业" : `${frozenOn} 冻结的应建会清单`;
  return (
    <>
      建会率 <DrillNumber value={organised} href={open({ stage: organisedStages })} />/
      <Link className="d" href={open({})} prefetch={false}>
        {countText(base)}
      </Link>
      {` = ${shareText(organised / base)}（${list}）`}
    </>
  );
}
