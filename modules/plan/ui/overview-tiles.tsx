import Link from "next/link";
import { DistrictTiles } from "@/components/chart/district-tiles";
import { Card } from "@/components/ui/card";
import { Menu } from "@/components/ui/menu";
import { shortWord } from "@/vocab/short-words";
import type { Overview } from "../reads/overview";
import { classesOf } from "../rules/classes";
import { type Href, lightStatus } from "./overview-words";

/** Rough positions, chosen so that true neighbours touch: [row, column] from 1, north to south and west to east. */
const grid: Record<string, readonly [number, number]> = {
  "110119": [1, 2],
  "110116": [1, 3],
  "110118": [1, 4],
  "110114": [2, 2],
  "110113": [2, 4],
  "110117": [2, 5],
  "110109": [3, 1],
  "110108": [3, 2],
  "110102": [3, 3],
  "110101": [3, 4],
  "110105": [3, 5],
  "110107": [4, 2],
  "110106": [4, 3],
  "110190": [4, 4],
  "110112": [4, 5],
  "110111": [5, 2],
  "110115": [5, 3],
};

const tones = ["q1", "q2", "q3", "q4", "q5"] as const;

/** The districts as a schematic map of one rate: the whole, or a measure by `?measure=`. */
export function OverviewTiles({ view, href, measure }: { view: Overview; href: Href; measure: number | undefined }) {
  const measures = view.strip.flatMap((aspect) => aspect.measures);
  const chosen = measures.find((one) => one.no === measure);
  const label = chosen ? shortWord(chosen.title) : "综合完成率";
  const shares = view.league.flatMap((row) => (row.shown.progress === null ? [] : [row.shown.progress]));
  const classes = classesOf(shares);
  const tiles = view.league.flatMap((row) => {
    const place = grid[row.code];
    if (!place) return [];
    const { progress, light } = row.shown;
    return {
      key: row.code,
      label: row.shortName,
      fullName: row.name,
      row: place[0],
      col: place[1],
      value: progress === null ? null : (progress * 100).toFixed(1),
      tone: progress === null ? ("q-na" as const) : (tones[classes.of(progress)] ?? "q1"),
      status: lightStatus(light),
      href: href("/overview", { unit: row.code }),
    };
  });
  const low = tiles.toSorted((a, b) => Number(a.value ?? 101) - Number(b.value ?? 101))[0];
  return (
    <Card
      title="各区分布"
      note={label}
      tools={
        <Menu label="切换指标 ▾" name="切换分布图的指标" className="btn t sm" align="end">
          <Link href={href("/overview")} prefetch={false}>
            综合完成率
          </Link>
          {measures.map(({ no, title }) => (
            <Link key={no} href={href("/overview", { measure: no })} prefetch={false}>
              {no} {shortWord(title)}
            </Link>
          ))}
        </Menu>
      }
    >
      <DistrictTiles
        measure={label}
        label={`各区${label}方格图${low?.value ? `，最低 ${low.label} ${low.value}%` : ""}`}
        tiles={tiles}
        classes={classes.labels.map((text, i) => ({ tone: tones[i] ?? "q5", label: text }))}
        note="方格示意，大小相同，按大致方位排列，不表示行政区域边界。"
      />
    </Card>
  );
}
