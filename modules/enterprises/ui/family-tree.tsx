import Link from "next/link";
import { countText } from "@/components/ui/figure";
import { hrefWith } from "@/platform/search";
import { organisedStages, stageLabels, stalledLabel } from "@/vocab/stages";
import type { EnterprisePage } from "../reads/one";
import type { TreeNode } from "../rules/family";

type Family = EnterprisePage["family"];
type Node = TreeNode<Family["tree"][number]["member"]>;

const SHOWN = 5;
const short = (name: string) => (name.length > 13 ? `${name.slice(0, 12)}…` : name);

/** The head at the left, its first children at the right, the rest as one box; drawn lines are subsidiaries, dashed ones affiliates. */
export function FamilyTree({ page: { family, row } }: { page: Pick<EnterprisePage, "family" | "row"> }) {
  const own = row.id;
  const root = family.tree.find((node) => node.member.id === row.headId);
  const below = family.tree.filter((node) => node !== root);
  if (below.length === 0 || (!root && below.length === 1 && row.headId === own))
    return <p className="mut">没有登记下属、关联企业。</p>;
  const children = below.slice(0, SHOWN);
  const rest = below.length - children.length;
  const height = Math.max(children.length * 52, rest > 0 ? 150 : 60);
  const middle = Math.min((children.length * 52) / 2, height / 2);
  return (
    <svg viewBox={`0 0 428 ${height}`} width="100%" className="family-tree">
      <title>家族树</title>
      {children.map((node, at) => (
        <path
          key={node.member.id}
          d={`M186,${middle}C216,${middle} 212,${at * 52 + 23} 241,${at * 52 + 23}`}
          fill="none"
          stroke="var(--line-strong)"
          strokeDasharray={node.member.kind === "affiliate" ? "4 3" : undefined}
        />
      ))}
      {root ? <Box node={root} x={0} y={middle - 21} own={own} /> : <Unseen name={row.headName} y={middle - 21} />}
      {children.map((node, at) => (
        <Box key={node.member.id} node={node} x={241} y={at * 52 + 2} own={own} />
      ))}
      {rest > 0 && (
        <Link
          href={hrefWith("/enterprises", { head: row.headId, id: below.slice(SHOWN).map((node) => node.member.id) })}
          prefetch={false}
        >
          <g transform={`translate(0,${middle + 32})`}>
            <rect
              width="186"
              height="30"
              rx="4"
              fill="var(--surface-2)"
              stroke="var(--line-strong)"
              strokeDasharray="2 3"
            />
            <text x="10" y="20">{`其余 ${rest} 家`}</text>
            <text x="176" y="20" textAnchor="end" style={{ fill: "var(--link)" }}>
              展开
            </text>
          </g>
        </Link>
      )}
    </svg>
  );
}

/** The head stands in another unit's register: its name and no more. */
function Unseen({ name, y }: { name: string; y: number }) {
  return (
    <g transform={`translate(0,${y})`}>
      <title>{name}</title>
      <rect width="186" height="42" rx="4" fill="var(--surface-2)" stroke="var(--line-strong)" strokeDasharray="2 3" />
      <text x="10" y="17">
        {short(name)}
      </text>
      <text x="10" y="34" className="minor">
        不在本单位范围内
      </text>
    </g>
  );
}

function Box({ node: { member }, x, y, own }: { node: Node; x: number; y: number; own: number }) {
  const color = member.stalled
    ? "var(--st-behind-fg)"
    : organisedStages.includes(member.stage)
      ? "var(--st-ok-fg)"
      : "var(--st-none-fg)";
  const body = (
    <g transform={`translate(${x},${y})`}>
      <title>{member.name}</title>
      <rect
        width="186"
        height="42"
        rx="4"
        fill="var(--surface)"
        stroke={own === member.id ? "var(--ink)" : "var(--line-strong)"}
      />
      <text x="10" y="17" style={own === member.id ? { fontWeight: 600 } : undefined}>
        {short(member.name)}
      </text>
      <text x="10" y="34" className="minor">
        {`${member.unitName.slice(0, 5)}　会员 ${countText(member.members)}`}
      </text>
      <text x="178" y="34" textAnchor="end" style={{ fill: color, fontSize: 12 }}>
        {member.stalled ? stalledLabel : stageLabels[member.stage]}
      </text>
    </g>
  );
  if (own === member.id) return body;
  return (
    <Link href={`/enterprises/${member.id}`} prefetch={false}>
      {body}
    </Link>
  );
}
