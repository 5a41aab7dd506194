import Link from "next/link";
import { Icon } from "../ui/icons";

/** The way to the inbox in the top bar, with how many are unread. */
export function Bell({ href, unread }: { href: string; unread: number }) {
  const word = unread > 0 ? `消息，${unread} 条未读` : "消息，没有未读";
  return (
    <Link href={href} prefetch={false} className="bell" title={word}>
      <Icon name="bell" />
      <span className="sr">{word}</span>
      {unread > 0 && <b aria-hidden="true">{unread > 99 ? "99+" : unread}</b>}
    </Link>
  );
}
