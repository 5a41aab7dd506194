import Link from "next/link";
import { EmptyState } from "@/components/ui/states";

export const metadata = { title: "没有这一页" };

export default function NotFound() {
  return (
    <main className="grid min-h-[60vh] place-items-center">
      <h1 className="sr">没有这一页</h1>
      <EmptyState
        title="没有这一页"
        why="地址可能有误，或者所查内容不在本单位范围内。"
        action={
          <Link className="btn" href="/desk">
            回到工作台
          </Link>
        }
      />
    </main>
  );
}
