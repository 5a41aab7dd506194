import { StatusLight } from "@/components/ui/status-light";
import type { Overview } from "../reads/overview";
import { lightStatus, wholePercent } from "./overview-words";

/** The unit's own place of n, now and four weeks ago; the peers' figures are no part of it. */
export function OwnRank({ view }: { view: Overview }) {
  const [before, now] = view.ownRank ?? [];
  if (!now) return null;
  const { progress, expected, light, n } = view.whole;
  const name = view.unit.level === "district" ? "本区名次" : "本街道名次";
  return (
    <section className="card kpi own-rank" aria-label={name}>
      <span className="kt">
        {name}
        <StatusLight status={lightStatus(light)} bare />
      </span>
      <span className="kv">
        {now.rank === null ? <b>未排名</b> : <b>{now.rank}</b>}
        {now.rank !== null && <span className="of">/{now.n}</span>}
        <span className="sp" />
        <span className="past">{pastText(before?.rank ?? null, now.rank)}</span>
      </span>
      <span className="kg">
        <span>
          综合完成率 <b>{progress === null ? "缺" : wholeShare(progress)}</b>
          {expected !== null && `，应达 ${wholePercent(expected)}`}
        </span>
        <span>计 {n} 项</span>
      </span>
    </section>
  );
}

const wholeShare = (share: number) => `${(share * 100).toFixed(1)}%`;

function pastText(before: number | null, now: number | null): string {
  if (before === null || now === null) return "四周前未排名";
  if (before === now) return `四周前第 ${before}，未变`;
  return `四周前第 ${before}，${before > now ? "上升" : "下降"} ${Math.abs(before - now)} 位`;
}
