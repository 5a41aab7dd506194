import Link from "next/link";
import type { Column } from "@/vocab/column";
import { isNumeric } from "./cell";
import { AllCheck } from "./selection";

export interface Sorting {
  /** The URL's sort=, e.g. "-due". */
  current: string | undefined;
  href: (sort: string) => string;
}

interface TableHeadProps<Row> {
  columns: readonly Column<Row>[];
  sort?: Sorting | undefined;
  pick: boolean;
  tail: boolean;
}

/** Head rows: merged heads above neighbours of one group, sort links with aria-sort, the check of all rows. */
export function TableHead<Row>({ columns, sort, pick, tail }: TableHeadProps<Row>) {
  const grouped = columns.some((column) => column.group);
  const span = grouped ? 2 : 1;
  return (
    <thead>
      <tr>
        {pick && (
          <th scope="col" className="pick" rowSpan={span}>
            <AllCheck />
          </th>
        )}
        {runsOf(columns).map(({ group, members }) =>
          group ? (
            <th key={group} scope="colgroup" colSpan={members.length} className="group">
              {group}
            </th>
          ) : (
            members.map((column) => <HeadCell key={column.key} column={column} sort={sort} span={span} />)
          ),
        )}
        {tail && (
          <th scope="col" className="n" rowSpan={span}>
            操作
          </th>
        )}
      </tr>
      {grouped && (
        <tr>
          {columns
            .filter((column) => column.group)
            .map((column) => (
              <HeadCell key={column.key} column={column} sort={sort} span={1} />
            ))}
        </tr>
      )}
    </thead>
  );
}

function runsOf<Row>(columns: readonly Column<Row>[]) {
  const runs: { group: string | undefined; members: Column<Row>[] }[] = [];
  for (const column of columns) {
    const last = runs.at(-1);
    if (last?.group && last.group === column.group) last.members.push(column);
    else runs.push({ group: column.group, members: [column] });
  }
  return runs;
}

interface HeadCellProps<Row> {
  column: Column<Row>;
  sort: Sorting | undefined;
  span: number;
}

function HeadCell<Row>({ column, sort, span }: HeadCellProps<Row>) {
  const numeric = isNumeric(column);
  const className = `${numeric ? "n " : ""}${column.kind}`;
  if (!sort || !column.sort) {
    return (
      <th scope="col" className={className} rowSpan={span}>
        {column.label}
      </th>
    );
  }
  const up = sort.current === column.sort;
  const down = sort.current === `-${column.sort}`;
  // Figures are first asked for from the largest, words and dates from the start.
  const biggestFirst = column.kind === "count" || column.kind === "share" || column.kind === "progress";
  const next = up ? `-${column.sort}` : down ? column.sort : biggestFirst ? `-${column.sort}` : column.sort;
  return (
    <th scope="col" className={className} rowSpan={span} aria-sort={up ? "ascending" : down ? "descending" : undefined}>
      <Link href={sort.href(next)} prefetch={false} scroll={false}>
        {column.label}
        {(up || down) && <i aria-hidden="true">{up ? "↑" : "↓"}</i>}
      </Link>
    </th>
  );
}
