import { NoticeBar } from "@/components/shell/notice-bar";
import { asOfNotes, type PublishedMonth } from "../rules/as-of";

interface AsOfNoticeProps {
  asked: string | undefined;
  shown: string;
  start: string;
  published: PublishedMonth | null;
}

/** Says what a page of an earlier day holds; nothing today. */
export function AsOfNotice({ asked, shown, start, published }: AsOfNoticeProps) {
  return asOfNotes(asked, shown, start, published).map((note) => (
    <NoticeBar key={note} tone={asked !== undefined && asked > shown ? "warn" : "info"}>
      {note}
    </NoticeBar>
  ));
}
