import { DotStrip } from "@/components/chart/dot-strip";
import { Card } from "@/components/ui/card";
import { StatusLight } from "@/components/ui/status-light";
import { shortWord } from "@/vocab/short-words";
import type { Overview } from "../reads/overview";
import { lightStatus } from "./overview-words";

/** The streets on one axis for the whole and each key task: where the table beside it stands as a row, here a mark. */
export function StreetDots({ view }: { view: Overview }) {
  const { league, leagueTasks, keyFigures, whole } = view;
  const means = league.flatMap((row) =>
    row.progress === null
      ? []
      : [{ key: row.code, label: row.shortName, share: row.progress, status: lightStatus(row.light) }],
  );
  return (
    <Card
      title="街道分布"
      note="每点一个街道，竖线为应达"
      tools={
        <span className="dot-legend">
          <StatusLight status="on_track" bare />
          <StatusLight status="at_risk" bare />
          <StatusLight status="behind" bare />
        </span>
      }
      pad
    >
      <DotStrip
        title="综合完成率"
        each="街道"
        dots={means}
        expected={whole.expected}
        {...(whole.progress === null ? {} : { whole: { label: "全区", share: whole.progress } })}
      />
      {leagueTasks.map((task, at) => {
        const own = keyFigures.find((figure) => figure.id === task.id);
        const dots = league.flatMap((row) => {
          const entry = row.key[at];
          if (!entry || entry.progress === null) return [];
          return [{ key: row.code, label: row.shortName, share: entry.progress, status: entry.status }];
        });
        if (dots.length === 0) return null;
        return (
          <DotStrip
            key={task.id}
            title={shortWord(task.name)}
            each="街道"
            dots={dots}
            expected={own?.expected ?? null}
            {...(own?.progress == null ? {} : { whole: { label: "全区", share: own.progress } })}
          />
        );
      })}
    </Card>
  );
}
