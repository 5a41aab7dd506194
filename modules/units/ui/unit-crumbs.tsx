import Link from "next/link";
import { UnitBreadcrumb } from "@/components/shell/unit-breadcrumb";
import { Menu } from "@/components/ui/menu";

interface UnitCrumbsProps {
  /** From the top of the scope down to the present unit, as `unitPlace` answers it. */
  path: readonly { code: string; name: string }[];
  /** The present unit's children: the last level becomes a picker of them. */
  below?: readonly { code: string; name: string }[];
  /** Address of the same page at another unit. */
  href: (code: string) => string;
}

/** 北京市 / 朝阳区 / 选择街道…: the scope's path as links, then the units below; never above the own unit. */
export function UnitCrumbs({ path, below = [], href }: UnitCrumbsProps) {
  const levels = path.map((unit) => ({ label: unit.name, href: href(unit.code) }));
  const picker =
    below.length === 0 ? undefined : (
      <Menu label={`下级 ${below.length} 个 ▾`} name="选择下级单位" className="btn t sm">
        {below.map((unit) => (
          <Link key={unit.code} href={href(unit.code)} prefetch={false}>
            {unit.name}
          </Link>
        ))}
      </Menu>
    );
  return <UnitBreadcrumb levels={levels} picker={picker} />;
}
