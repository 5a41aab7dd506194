import type { CheckedRow } from "../reads/roster-check";

/** The rows of an uploaded roster, the wrong ones first, each with column, reason and what was written. */
export function RosterRows({ rows }: { rows: readonly CheckedRow[] }) {
  const ordered = [...rows].sort((a, b) => Number(a.plan !== null) - Number(b.plan !== null) || a.row - b.row);
  return (
    <div className="table-wrap">
      <table className="tb cards">
        <caption className="sr">名册各行</caption>
        <thead>
          <tr>
            <th scope="col">行</th>
            <th scope="col">账号</th>
            <th scope="col">姓名</th>
            <th scope="col">单位</th>
            <th scope="col">角色</th>
            <th scope="col">结果</th>
          </tr>
        </thead>
        <tbody>
          {ordered.map((row) => (
            <tr key={row.row}>
              <td className="mut" data-label="行">
                {row.row}
              </td>
              <th scope="row" className="card-name">
                {row.account || "—"}
              </th>
              <td data-label="姓名">{row.name || "—"}</td>
              <td data-label="单位">{row.plan?.unitTitle ?? (row.unit || "—")}</td>
              <td data-label="角色">{row.roles || "—"}</td>
              <td className="card-figure" data-label="结果">
                {row.plan ? (
                  <span className="sub">可建立</span>
                ) : (
                  <span className="overdue-text">{row.problems.map((p) => `${p.column}：${p.reason}`).join("；")}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
