import { NoticeBar } from "@/components/shell/notice-bar";
import { asOfNotes } from "../rules/as-of";

/** Says what a page of an earlier day holds; nothing today. */
export function AsOfNotice({ asked, shown, start }: { asked: string | undefined; shown: string; start: string }) {
  return asOfNotes(asked, shown, start).map((note) => (
    <NoticeBar key={note} tone={asked !== undefined && asked > shown ? "warn" : "info"}>
      {note}
    </NoticeBar>
  ));
}
