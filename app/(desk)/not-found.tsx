import { NothingHere } from "@/components/shell/nothing-here";

export const metadata = { title: "没有这一页" };

export default function NotFound() {
  return <NothingHere />;
}
