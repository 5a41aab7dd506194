import { Kpi } from "@/components/ui/kpi";
import { shortWord } from "@/vocab/short-words";
import type { Overview } from "../reads/overview";
import { cardText, cardUnit, gapText, type Href, taskHref } from "./overview-words";

/** Tasks done, then the key figures; each card opens what it counts. */
export function KeyFigures({ view, href, whole = true }: { view: Overview; href: Href; whole?: boolean }) {
  const { completion, total } = view;
  return (
    <>
      {whole && (
        <Kpi
          label="任务完成"
          value={String(completion.done)}
          unit="项"
          status={completion.light}
          share={completion.share}
          expected={completion.expected}
          notes={[`共 ${total} 项`, `到期应完成 ${completion.fallen}`]}
          href={href("/plan", { status: "done" })}
        />
      )}
      {view.keyFigures.map((figure) => (
        <FigureCard key={figure.id} figure={figure} href={href} />
      ))}
    </>
  );
}

function FigureCard({ figure, href }: { figure: Overview["keyFigures"][number]; href: Href }) {
  const { actual, target, progress, expected, status, series, indicatorName } = figure;
  const notes =
    target === null
      ? ([undefined, undefined] as const)
      : ([`目标 ${cardText(target, figure)}`, actual === null ? "尚无数据" : gapText(actual, target, figure)] as const);
  return (
    <Kpi
      label={shortWord(indicatorName)}
      value={actual === null ? null : cardText(actual, figure)}
      unit={cardUnit(figure)}
      status={status}
      share={target === null ? null : (progress ?? 0)}
      expected={expected}
      trend={series}
      notes={notes}
      href={taskHref(href, figure)}
    />
  );
}
