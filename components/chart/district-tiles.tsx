import Link from "next/link";
import type { ReactNode } from "react";
import { type Status, statusLabels, statusTones } from "@/vocab/status";
import { StatusIcon, StatusLight, shapeOf } from "../ui/status-light";

export type TileClass = "q1" | "q2" | "q3" | "q4" | "q5" | "q-na";

export interface Tile {
  key: string;
  /** Short name on the tile, e.g. 门头沟. */
  label: string;
  /** Full name for the title and the spoken text. */
  fullName: string;
  /** From 1, west to east and north to south. */
  row: number;
  col: number;
  /** Value as in the league, in per cent without the sign; null is missing. */
  value: string | null;
  tone: TileClass;
  status: Status;
  href: string;
}

interface DistrictTilesProps {
  /** What the value is, e.g. 综合完成率. */
  measure: string;
  /** One sentence with the main finding. */
  label: string;
  tiles: readonly Tile[];
  /** Class bounds in words, low to high. */
  classes: readonly { tone: TileClass; label: string }[];
  /** That the tiles are schematic; or the 审图号. */
  note?: ReactNode | undefined;
}

const worthALegend: readonly Status[] = [
  "overdue",
  "behind",
  "at_risk",
  "on_track",
  "done",
  "not_started",
  "no_target",
];

/** 17 equal squares on a 5 × 5 grid; colour = class, corner = status, each a link. DOM order is rows, west to east. */
export function DistrictTiles({ measure, label, tiles, classes, note }: DistrictTilesProps) {
  const seen = worthALegend.filter((status) => tiles.some((tile) => tile.status === status)).toReversed();
  return (
    <div className="dt">
      <ul className="tiles" aria-label={label}>
        {tiles
          .toSorted((a, b) => a.row - b.row || a.col - b.col)
          .map((tile) => (
            <li key={tile.key} style={{ gridArea: `${tile.row}/${tile.col}` }}>
              <TileLink tile={tile} />
            </li>
          ))}
      </ul>
      <div className="dl">
        <h3>{measure}</h3>
        <ul>
          {classes.map((entry) => (
            <li key={entry.tone}>
              <i className={`sw ${entry.tone}`} />
              {entry.label}
            </li>
          ))}
          <li>
            <i className="sw q-na" />
            缺数据
          </li>
        </ul>
        <h3>状态</h3>
        <ul className="lights">
          {seen.map((status) => (
            <li key={status}>
              <StatusLight status={status} bare />
            </li>
          ))}
        </ul>
      </div>
      {note && <p>{note}</p>}
    </div>
  );
}

function TileLink({ tile }: { tile: Tile }) {
  const value = tile.value === null ? "缺数据" : `${tile.value}%`;
  const tone = statusTones[tile.status];
  return (
    <Link
      className={`tile ${tile.value === null ? "q-na" : tile.tone}`}
      href={tile.href}
      prefetch={false}
      title={`${tile.fullName} ${value} ${statusLabels[tile.status]}`}
      aria-label={`${tile.label} ${value}，${statusLabels[tile.status]}`}
    >
      <span>{tile.label}</span>
      {tile.value === null ? (
        <b>缺</b>
      ) : (
        <b>
          {tile.value}
          <small>%</small>
        </b>
      )}
      <i className={tone}>
        <StatusIcon shape={tile.value === null ? "open" : shapeOf(tile.status)} />
      </i>
    </Link>
  );
}
