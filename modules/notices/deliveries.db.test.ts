import { createHmac } from "node:crypto";
import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import { json, text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";
import { afterAll, beforeEach, expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { Refusal } from "@/platform/errors";
import { boss } from "@/platform/jobs";
import { noticeJobs } from "./jobs";
import { robots } from "./reads/robots";
import { ownSettings } from "./reads/settings";
import { removeRobot, setRobot, tryRobot } from "./writes/robots";
import { setChannels, setEmail } from "./writes/settings";

interface Call {
  url: URL;
  body: Record<string, unknown>;
}

const calls: Call[] = [];
let answer = { status: 200, headers: {} as Record<string, string>, body: '{"errcode":0,"errmsg":"ok"}' };
const receiver = createServer(async (request: IncomingMessage, response) => {
  calls.push({ url: new URL(request.url ?? "/", "http://x"), body: (await json(request)) as Record<string, unknown> });
  response.writeHead(answer.status, answer.headers).end(answer.body);
});
const letters: { to: string[]; source: string }[] = [];
const mailServer = new SMTPServer({
  authOptional: true,
  disabledCommands: ["STARTTLS"],
  onData: (stream, session, done) => {
    void text(stream).then((source) => {
      letters.push({ to: session.envelope.rcptTo.map(({ address }) => address), source });
      done();
    });
  },
});
await new Promise<void>((ready) => receiver.listen(0, "127.0.0.1", ready));
await new Promise<void>((ready) => mailServer.listen(0, "127.0.0.1", ready));
const hook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
Object.assign(process.env, {
  SMTP_URL: `smtp://127.0.0.1:${(mailServer.server.address() as AddressInfo).port}`,
  MAIL_FROM: "推进台 <board@example.cn>",
  ROBOT_HOSTS: `${hook},qyapi.weixin.qq.com`,
});

afterAll(async () => {
  receiver.close();
  mailServer.close();
  await (await boss()).stop({ graceful: false });
});

const unit = "110105001";
let number = 0;
const job = (data: unknown) => {
  number += 1;
  const id = `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`;
  return { id, data, key: `job:${id}`, signal: new AbortController().signal, last: false };
};

async function tell(title: string, more: { robot?: boolean; mail?: boolean } = {}) {
  const heping = await staffNamed("heping");
  await ownerSql()`insert into notices (account_id, unit_code, event, title, href, inbox, mail, robot)
    values (${heping.id}, ${heping.unit.code}, 'overdue', ${title}, '/desk', true, ${more.mail ?? false}, ${more.robot ?? false})`;
}

beforeEach(async () => {
  calls.length = 0;
  answer = { status: 200, headers: {}, body: '{"errcode":0,"errmsg":"ok"}' };
  await ownerSql()`delete from notices`;
  await ownerSql()`delete from group_robots`;
});

test("企业微信：一条 markdown 消息列出事项和姓名，只发一次", async () => {
  const [sysadmin, heping] = await Promise.all(["sysadmin", "heping"].map(staffNamed));
  const code = heping!.unit.code;
  await setRobot.as(sysadmin!, {
    unit: code,
    kind: "wecom",
    address: `${hook}/cgi-bin/webhook/send?key=abc`,
    active: "1",
  });
  await tell("新建职工之家", { robot: true });
  await tell("[点我](http://evil.test)", { robot: true });
  await noticeJobs["notice.robot"].run(job({ unit: code }));
  await noticeJobs["notice.robot"].run(job({ unit: code }));
  expect(calls).toHaveLength(1);
  expect(calls[0]!.url.searchParams.get("key")).toBe("abc");
  const { msgtype, markdown } = calls[0]!.body as { msgtype: string; markdown: { content: string } };
  expect(msgtype).toBe("markdown");
  expect(markdown.content).toContain(`逾期：新建职工之家（${heping!.name}）`);
  expect(markdown.content).not.toContain("[点我]");
  expect((await robots.as(sysadmin!, {})).rows[0]).toMatchObject({ unit: code, lastFault: "" });
});

test("钉钉：加签，时间和签名在网址里", async () => {
  const [sysadmin, heping] = await Promise.all(["sysadmin", "heping"].map(staffNamed));
  const code = heping!.unit.code;
  const address = `${hook}/robot/send?access_token=t`;
  await setRobot.as(sysadmin!, { unit: code, kind: "dingtalk", address, secret: "SEC-1", active: "1" });
  await tell("补报名单", { robot: true });
  await noticeJobs["notice.robot"].run(job({ unit: code }));
  const { url, body } = calls[0]!;
  const timestamp = url.searchParams.get("timestamp") ?? "";
  expect(Math.abs(Date.now() - Number(timestamp))).toBeLessThan(60_000);
  expect(url.searchParams.get("sign")).toBe(
    createHmac("sha256", "SEC-1").update(`${timestamp}\nSEC-1`).digest("base64"),
  );
  expect(url.searchParams.get("access_token")).toBe("t");
  expect(body).toMatchObject({ msgtype: "markdown", markdown: { title: "推进台提醒（1 件）" } });
});

test("名单以外的主机登记不了；登记后移出名单的也不发", async () => {
  const sysadmin = await staffNamed("sysadmin");
  for (const address of [
    "https://evil.test/hook",
    hook.replace("http:", "https:"),
    "http://127.0.0.1:1/hook",
    "http://qyapi.weixin.qq.com/x",
  ])
    await expect(setRobot.as(sysadmin, { unit, kind: "wecom", address, active: "1" }), address).rejects.toThrow(
      Refusal,
    );
  await ownerSql()`insert into group_robots (unit_code, kind, address, host, changed_name) values (${unit}, 'wecom', 'http://127.0.0.1:1/x', 'x', 'x')`;
  await expect(noticeJobs["notice.robot"].run(job({ unit, trial: true }))).rejects.toThrow("名单");
});

test("转向不跟随，拒收和看不懂的答复算失败，消息留着下次再发；地址和密钥不进日志和页面", async () => {
  const [sysadmin, heping] = await Promise.all(["sysadmin", "heping"].map(staffNamed));
  const code = heping!.unit.code;
  await setRobot.as(sysadmin!, {
    unit: code,
    kind: "wecom",
    address: `${hook}/send?key=top-secret`,
    secret: "hush-hush",
    active: "1",
  });
  await tell("留着", { robot: true });
  const faults: [typeof answer, string][] = [
    [{ status: 302, headers: { location: `${hook}/elsewhere` }, body: "" }, "没有跟随"],
    [{ status: 500, headers: {}, body: "" }, "HTTP 500"],
    [{ status: 200, headers: {}, body: "<html>" }, "看不懂"],
    [{ status: 200, headers: {}, body: '{"errcode":93000}' }, "错误码 93000"],
  ];
  for (const [given, sentence] of faults) {
    answer = given;
    await expect(noticeJobs["notice.robot"].run(job({ unit: code }))).rejects.toThrow(sentence);
    expect((await robots.as(sysadmin!, {})).rows[0]!.lastFault).toContain(sentence);
  }
  expect(calls.every(({ url }) => url.pathname === "/send")).toBe(true);
  answer = { status: 200, headers: {}, body: '{"errcode":0}' };
  await noticeJobs["notice.robot"].run(job({ unit: code }));
  expect(calls.at(-1)!.body).toMatchObject({ markdown: { content: expect.stringContaining("留着") } });
  await tryRobot.as(sysadmin!, { unit: code });
  await removeRobot.as(sysadmin!, { unit: code });
  const shown = JSON.stringify([
    await ownerSql()`select * from audit_log where verb like 'notice.%'`,
    await robots.as(sysadmin!, {}),
  ]);
  expect(shown).not.toMatch(/top-secret|hush-hush/);
});

test("每日摘要：真的邮件服务器收到一封，寄过的、读过的和关了邮件的不再寄", async () => {
  const heping = await staffNamed("heping");
  await setEmail.as(heping, { email: "heping@example.cn" });
  expect(await ownSettings.as(heping, {})).toMatchObject({ email: "heping@example.cn", mailServer: true });
  await tell("补报九月名单", { mail: true });
  await tell("不要邮件");
  await noticeJobs["notice.digests"].run(job({}));
  const queued = await ownerSql()`select data from pgboss.job where name = 'notice.digest'`;
  expect(queued.map((row) => row.data)).toEqual([{ account: heping.id }]);
  await noticeJobs["notice.digest"].run(job({ account: heping.id }));
  await noticeJobs["notice.digest"].run(job({ account: heping.id }));
  expect(letters).toHaveLength(1);
  const { to, source } = letters[0]!;
  expect(to).toEqual(["heping@example.cn"]);
  const body = Buffer.from(
    source
      .split(/\r?\n\r?\n/)
      .slice(1)
      .join("")
      .replaceAll(/\s/g, ""),
    "base64",
  ).toString("utf8");
  expect(body).toContain("逾期：补报九月名单");
  expect(body).not.toContain("不要邮件");
  expect(source).toMatch(/^Message-ID: <digest-/m);

  await setChannels.as(heping, { on: ["overdue:inbox"] });
  const settings = await ownSettings.as(heping, {});
  expect(settings.events.find(({ event }) => event === "overdue")).toEqual({
    event: "overdue",
    inbox: true,
    mail: false,
    robot: false,
  });
  expect(settings.events.find(({ event }) => event === "chase")).toEqual({
    event: "chase",
    inbox: false,
    mail: false,
    robot: false,
  });
});
