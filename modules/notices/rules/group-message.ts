import { type NoticeEvent, noticeEventLabels, type RobotKind } from "@/vocab/notices";

export interface GroupItem {
  event: NoticeEvent;
  title: string;
  /** Whose notice it is. */
  names: readonly string[];
}

export interface GroupMessage {
  title: string;
  text: string;
}

const MOST_ITEMS = 10;
const MOST_NAMES = 5;

/** A group's app reads markdown: what an officer typed stays text, and no link of theirs is made. */
const plain = (text: string) =>
  text
    .replaceAll(/[\r\n]+/g, " ")
    .replaceAll(/[[\]<>*_`#~|]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) + 0xfee0));

const namesText = (names: readonly string[]) =>
  names.length > MOST_NAMES ? `${names.slice(0, MOST_NAMES).join("、")} 等 ${names.length} 人` : names.join("、");

/** What a group is told: one line an item, at most ten, and where to look. No figure and no detail leaves the board this way. */
export function groupMessage(items: readonly GroupItem[], board: string): GroupMessage {
  const title = `推进台提醒（${items.length} 件）`;
  const lines = items
    .slice(0, MOST_ITEMS)
    .map(({ event, title, names }) => `> ${noticeEventLabels[event]}：${plain(title)}（${plain(namesText(names))}）`);
  const more = items.length > MOST_ITEMS ? [`> 另有 ${items.length - MOST_ITEMS} 件`] : [];
  return { title, text: [`**${title}**`, ...lines, ...more, `[打开推进台](${board})`].join("\n\n") };
}

export const tryMessage = (board: string): GroupMessage => ({
  title: "推进台测试消息",
  text: `**推进台测试消息**\n\n收到即表示本群已接通。\n\n[打开推进台](${board})`,
});

/** The JSON that the group's app takes: 企业微信 markdown is at most 4096 bytes, which ten lines keep. */
export function robotBody(kind: RobotKind, { title, text }: GroupMessage): object {
  return kind === "wecom"
    ? { msgtype: "markdown", markdown: { content: text } }
    : { msgtype: "markdown", markdown: { title, text } };
}
