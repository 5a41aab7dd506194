import Link from "next/link";
import { EmptyState } from "../ui/states";

/** A missing page, one outside the scope, one that the role does not open: one answer for all three. */
export function NothingHere() {
  return (
    <div className="grid min-h-[60vh] place-items-center">
      <h1 className="sr">没有这一页</h1>
      <EmptyState
        title="没有这一页"
        why="地址可能有误，或者所查内容不在本单位范围内。"
        action={
          <Link className="btn" href="/">
            回到工作台
          </Link>
        }
      />
    </div>
  );
}
