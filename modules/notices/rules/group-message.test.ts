import { expect, test } from "vitest";
import { groupMessage, robotBody } from "./group-message";

const item = (title: string, names = ["程立夏"]) => ({ event: "overdue" as const, title, names });

test("一件一行，写明谁办；所填的内容不成链接、不成标记", () => {
  const { text } = groupMessage(
    [item("[点我](http://evil.test)\n# 大字", ["甲", "乙", "丙", "丁", "戊", "己"])],
    "http://board",
  );
  expect(text).toContain("> 逾期：［点我］(http://evil.test) ＃ 大字（甲、乙、丙、丁、戊 等 6 人）");
  expect(text.match(/\]\(/g)).toHaveLength(1);
});

test("超过十件只列十件，整条不超过企业微信的 4096 字节", () => {
  const many = Array.from({ length: 40 }, () => item("督".repeat(60), ["名".repeat(8)]));
  const { text } = groupMessage(many, "http://board.example.cn:3000/notices");
  expect(text).toContain("另有 30 件");
  expect(new TextEncoder().encode(text).length).toBeLessThan(4096);
});

test("企业微信和钉钉各要各的形状", () => {
  const message = { title: "题", text: "文" };
  expect(robotBody("wecom", message)).toEqual({ msgtype: "markdown", markdown: { content: "文" } });
  expect(robotBody("dingtalk", message)).toEqual({ msgtype: "markdown", markdown: { title: "题", text: "文" } });
});
