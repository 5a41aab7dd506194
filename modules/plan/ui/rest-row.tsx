import Link from "next/link";

interface RestRowProps {
  total: number;
  /** How many rows stand above, on a desktop and on a phone. */
  wide: number;
  narrow: number;
  span: number;
  /** The whole list. */
  href: string;
}

/** The last row of a shortened list: 其余 n 项, by the number of rows that the width shows. */
export function RestRow({ total, wide, narrow, span, href }: RestRowProps) {
  const few = Math.min(narrow, wide);
  if (total <= few) return null;
  return (
    <tr className={total <= wide ? "rest md:hidden" : "rest"}>
      <td colSpan={span} className="card-name">
        <Link href={href} prefetch={false}>
          <span className="max-md:hidden">其余 {total - wide} 项</span>
          <span className="md:hidden">其余 {total - few} 项</span>
        </Link>
      </td>
    </tr>
  );
}
