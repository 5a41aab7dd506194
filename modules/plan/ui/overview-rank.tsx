import { Sparkline } from "@/components/chart/sparkline";
import { StatusLight } from "@/components/ui/status-light";
import type { Overview } from "../reads/overview";
import { lightStatus, wholePercent } from "./overview-words";

/** The unit's own place of n, and the places of the months published before; the peers' figures are no part of it. */
export function OwnRank({ view }: { view: Overview }) {
  if (!view.ownRank) return null;
  const { now, before } = view.ownRank;
  const { progress, expected, light, n } = view.whole;
  const name = view.unit.level === "district" ? "本区名次" : "本街道名次";
  const places = [...before.map((month) => month.rank), now.rank].filter((rank) => rank !== null);
  return (
    <section className="card kpi own-rank" aria-label={name}>
      <span className="kt">
        {name}
        <StatusLight status={lightStatus(light)} bare />
      </span>
      <span className="kv">
        {now.rank === null ? <b>未排名</b> : <b>{now.rank}</b>}
        {now.rank !== null && <span className="of">/{now.n}</span>}
        {places.length > 1 && (
          <span className="ks">
            <Sparkline points={places.map((rank) => -rank)} />
          </span>
        )}
        <span className="past">{pastText(before.at(-1) ?? null, now.rank)}</span>
      </span>
      {places.length > 2 && (
        <span className="past">
          近 {places.length} 期 {places.join(" → ")}
        </span>
      )}
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

function pastText(before: { month: string; rank: number | null } | null, now: number | null): string {
  if (before === null) return "还没有定稿的月份可比";
  const month = `${Number(before.month.slice(5))} 月`;
  if (before.rank === null || now === null) return `${month}未排名`;
  if (before.rank === now) return `${month}第 ${before.rank}，未变`;
  return `${month}第 ${before.rank}，${before.rank > now ? "上升" : "下降"} ${Math.abs(before.rank - now)} 位`;
}
