import type { ReactNode } from "react";
import type { Column } from "@/vocab/column";
import type { Status } from "@/vocab/status";
import { countText } from "../ui/figure";
import { Cell, isNumeric, isStatus } from "./cell";
import { RowCheck } from "./selection";
import { type Sorting, TableHead } from "./table-head";

export interface RowGroup<Row> {
  key: string;
  /** Content of the group's head row across the table. */
  head: ReactNode;
  /** "sub" is the lighter, second level. */
  level?: "main" | "sub" | undefined;
  /** What the head row shows under single columns, by column key; the head itself ends before the first of them. */
  cells?: Readonly<Record<string, ReactNode>> | undefined;
  rows: readonly Row[];
}

interface DataTableProps<Row> {
  /** What the table shows, for screen readers. */
  caption: string;
  columns: readonly Column<Row>[];
  /** Rows, or groups of rows each under a head. */
  rows?: readonly Row[] | undefined;
  groups?: readonly RowGroup<Row>[] | undefined;
  rowKey: (row: Row) => string;
  sort?: Sorting | undefined;
  /** Own rendering of single columns, by column key. */
  cells?: Readonly<Record<string, (row: Row) => ReactNode>> | undefined;
  /** Last column, 操作. */
  actions?: ((row: Row) => ReactNode) | undefined;
  /** Checkbox column, inside a SelectableTable: the spoken name of a row. */
  pick?: ((row: Row) => string) | undefined;
  /** Key of the row whose sheet is open. */
  current?: string | undefined;
  /** Foot: "sum" adds up the columns that allow it; or label and values by column key. */
  foot?: "sum" | { label: string; values: Readonly<Record<string, ReactNode>> } | undefined;
  /** Shown in place of an empty body. */
  empty?: ReactNode | undefined;
  dense?: boolean | undefined;
  /** Names of rows in ink instead of the link colour, where every row opens its own page (任务分解表). */
  quiet?: boolean | undefined;
  /** The table never scrolls sideways on a desktop, so its head may stick to the page. */
  fits?: boolean | undefined;
  /** Column keys of a phone's card; by default the first linked text, the light, two figures. */
  card?: { name?: string | undefined; figures?: readonly string[] };
}

/** Rows by columns-as-data, rendered on the server: sort links, groups, sums, cards below 768 px. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { caption, columns, rows = [], groups, rowKey, sort, pick, actions, foot, empty, dense, quiet, fits } = props;
  const bodies: readonly RowGroup<Row>[] = groups ?? [{ key: "all", head: null, rows }];
  const count = bodies.reduce((sum, body) => sum + body.rows.length, 0);
  if (count === 0 && empty) return empty;
  const roles = cardRoles(columns, props.card);
  const width = columns.length + (pick ? 1 : 0) + (actions ? 1 : 0);
  return (
    <div className={fits ? "table-wrap fits" : "table-wrap"}>
      <table className={`tb cards${dense ? " dense" : ""}${quiet ? " quiet" : ""}`}>
        <caption className="sr">{caption}</caption>
        <TableHead columns={columns} sort={sort} pick={pick !== undefined} tail={actions !== undefined} />
        {bodies.map((body) => (
          <tbody key={body.key}>
            {body.head !== null && <GroupRow body={body} columns={columns} roles={roles} width={width} />}
            {body.rows.map((row) => (
              <TableRow key={rowKey(row)} row={row} roles={roles} {...props} />
            ))}
          </tbody>
        ))}
        {foot && count > 0 && (
          <TableFoot
            columns={columns}
            rows={bodies.flatMap((body) => body.rows)}
            foot={foot}
            roles={roles}
            pick={pick !== undefined}
            tail={actions !== undefined}
          />
        )}
      </table>
    </div>
  );
}

interface GroupRowProps<Row> {
  body: RowGroup<Row>;
  columns: readonly Column<Row>[];
  roles: Roles;
  width: number;
}

function GroupRow<Row>({ body, columns, roles, width }: GroupRowProps<Row>) {
  const { cells = {} } = body;
  const from = columns.findIndex((column) => column.key in cells);
  const after = from === -1 ? [] : columns.slice(from);
  return (
    <tr className={body.level === "sub" ? "sub-row" : "group-row"}>
      <th scope="rowgroup" colSpan={width - after.length}>
        {body.head}
      </th>
      {after.map((column) => (
        <td key={column.key} className={classOf(column, roles)}>
          {cells[column.key]}
        </td>
      ))}
    </tr>
  );
}

type Roles = ReadonlyMap<string, string>;

function cardRoles<Row>(columns: readonly Column<Row>[], card: DataTableProps<Row>["card"]): Roles {
  const name =
    card?.name ?? (columns.find((c) => c.kind === "text" && c.link) ?? columns.find((c) => c.kind === "text"))?.key;
  const light = columns.find((c) => c.kind === "status")?.key;
  const figures =
    card?.figures ??
    columns
      .filter((c) => ["count", "share", "progress", "due"].includes(c.kind))
      .slice(0, 2)
      .map((c) => c.key);
  const roles = new Map<string, string>(figures.map((key) => [key, "card-figure"]));
  if (light) roles.set(light, "card-light");
  if (name) roles.set(name, "card-name");
  return roles;
}

const classOf = <Row,>(column: Column<Row>, roles: Roles) =>
  [isNumeric(column) && "n", column.kind, column.kind === "date" && "nw", roles.get(column.key)]
    .filter(Boolean)
    .join(" ");

function TableRow<Row>({
  row,
  roles,
  columns,
  rowKey,
  cells,
  pick,
  actions,
  current,
}: DataTableProps<Row> & { row: Row; roles: Roles }) {
  const key = rowKey(row);
  const light = columns.find((column) => column.kind === "status")?.value(row) ?? null;
  const status: Status = isStatus(light) ? light : "on_track";
  return (
    <tr data-row={key} tabIndex={-1} aria-current={current === key ? "true" : undefined}>
      {pick && (
        <td className="pick">
          <RowCheck id={key} label={pick(row)} />
        </td>
      )}
      {columns.map((column) => {
        const inside = cells?.[column.key]?.(row) ?? <Cell column={column} row={row} status={status} />;
        const shared = { className: classOf(column, roles), "data-label": column.label };
        const basis = column.basis?.(row);
        const title = basis
          ? { title: basis }
          : column.kind === "text"
            ? { title: String(column.value(row) ?? "") }
            : {};
        return roles.get(column.key) === "card-name" ? (
          <th key={column.key} scope="row" {...shared} {...title}>
            {inside}
          </th>
        ) : (
          <td key={column.key} {...shared} {...title}>
            {inside}
          </td>
        );
      })}
      {actions && <td className="n card-light">{actions(row)}</td>}
    </tr>
  );
}

interface TableFootProps<Row> {
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  foot: NonNullable<DataTableProps<Row>["foot"]>;
  roles: Roles;
  pick: boolean;
  tail: boolean;
}

function TableFoot<Row>({ columns, rows, foot, roles, pick, tail }: TableFootProps<Row>) {
  const footOf = (column: Column<Row>): ReactNode => {
    if (foot !== "sum") return foot.values[column.key];
    if (column.total !== "sum") return null;
    const figures = rows.map(column.value).filter((value) => typeof value === "number");
    const missing = rows.length - figures.length;
    return `${countText(figures.reduce((sum, value) => sum + value, 0))}${missing > 0 ? `（缺 ${missing}）` : ""}`;
  };
  return (
    <tfoot>
      <tr>
        {pick && <td className="pick" />}
        {columns.map((column, at) =>
          at === 0 ? (
            <th key={column.key} scope="row" className="card-name">
              {foot === "sum" ? "合计" : foot.label}
            </th>
          ) : (
            <td key={column.key} className={classOf(column, roles)} data-label={column.label}>
              {footOf(column)}
            </td>
          ),
        )}
        {tail && <td />}
      </tr>
    </tfoot>
  );
}
