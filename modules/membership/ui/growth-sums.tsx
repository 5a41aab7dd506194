import { countText, DrillNumber, shareText } from "@/components/ui/figure";
import { Swatch } from "@/components/ui/tag";
import type { Growth } from "../reads/growth";
import type { MembershipSearchValues } from "../search";
import { listHref, signed } from "./words";

/** The legend as a table: the last period, all together, and the shares; new − left = net at its foot. */
export function GrowthSums({ growth, search }: { growth: Growth; search: MembershipSearchValues }) {
  const { series, equation } = growth;
  const last = growth.points.at(-1)!;
  const href = (parts: readonly string[], more: object = {}) =>
    listHref(search, { kind: "join", [search.stack]: parts, ...more });
  const foot = [
    { label: "入会合计", now: last.joins, all: equation.join, kind: "join" },
    { label: "转入减转出", now: last.transferred, all: equation.in - equation.out, kind: "moved" },
    { label: "退会", now: -last.left, all: -equation.leave, kind: "leave" },
    { label: "净增", now: last.net, all: equation.net, kind: "net" },
  ] as const;
  return (
    <table className="tb dense growth-sums">
      <caption className="sr">{`${last.name}与累计`}</caption>
      <thead>
        <tr>
          <th scope="col">{search.stack === "group" ? "群体" : "渠道"}</th>
          <th scope="col" className="n">
            {last.open ? "本期" : last.label}
          </th>
          <th scope="col" className="n">
            累计
          </th>
          <th scope="col" className="n">
            占比
          </th>
        </tr>
      </thead>
      <tbody>
        {series.map((one) => (
          <tr key={one.key}>
            <td className="nw">
              {one.colour === 0 ? <span className="swz rest" /> : <Swatch series={one.colour} />}
              {one.label}
            </td>
            <td className="n">
              <DrillNumber value={last.values[one.key] ?? 0} href={href(one.parts, last.search)} />
            </td>
            <td className="n">
              <DrillNumber value={one.total} href={href(one.parts)} />
            </td>
            <td className="n mut">{equation.join === 0 ? "—" : shareText(one.total / equation.join)}</td>
          </tr>
        ))}
      </tbody>
      <tfoot>
        {foot.map((row) => (
          <tr key={row.label}>
            <th scope="row">{row.label}</th>
            <td className="n">
              <DrillNumber
                value={row.now}
                text={row.label === "入会合计" ? countText(row.now) : signed(row.now)}
                href={listHref(search, { kind: row.kind, ...last.search })}
              />
            </td>
            <td className="n">
              <DrillNumber
                value={row.all}
                text={row.label === "入会合计" ? countText(row.all) : signed(row.all)}
                href={listHref(search, { kind: row.kind })}
              />
            </td>
            <td />
          </tr>
        ))}
      </tfoot>
    </table>
  );
}
