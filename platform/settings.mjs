import { z } from "zod";

// Plain JavaScript because next.config.mjs, the launcher and platform/env.ts check with the same words.
const blankIsUnset = (schema) => z.preprocess((value) => (value === "" ? undefined : value), schema);
const port = z.coerce
  .number({ error: "要是端口号，如 3000" })
  .int("要是端口号，如 3000")
  .min(1, "要在 1 到 65535 之间")
  .max(65535, "要在 1 到 65535 之间");
const databaseUrl = z
  .string({ error: "没有设置" })
  .regex(/^postgres(ql)?:\/\/\S+$/, "要像 postgres://用户:密码@主机:5432/库名 这样写");
const address = z
  .url({ protocol: /^https?$/, error: "要是 http:// 或 https:// 开头的网址，如 http://192.168.1.10:3000" })
  .refine((url) => /^https?:\/\/[^/]+\/?$/.test(url), "只写到主机和端口，后面不带路径")
  .transform((url) => url.replace(/\/$/, ""));
const isoDay = z
  .string()
  .refine((text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && isRealDay(text), "要是真实的日期，写成 2026-07-06 的样子");
const yesNo = z
  .enum(["1", "0", "true", "false", "yes", "no"], { error: "写 1（是）或 0（否）" })
  .transform((text) => ["1", "true", "yes"].includes(text));

const mailServer = z
  .string()
  .regex(/^smtps?:\/\/[^\s/]+\/?$/, "要像 smtp://用户:密码@主机:587 或 smtps://用户:密码@主机:465 这样写");
const sender = z.string().regex(/^[^\r\n<>]*<?[^\s@<>]+@[^\s@<>]+>?$/, "要是邮箱地址，如 tuijintai@example.cn");
/** Hosts as origins: a bare name is reached over https; http only where it is written, for tests on the own machine. */
const hosts = (text) => text.split(/[\s,，]+/).filter(Boolean);
const origins = z
  .string()
  .refine(
    (text) => hosts(text).every((host) => /^(https?:\/\/)?[\w.-]+(:\d{1,5})?$/.test(host)),
    "要是主机名，用逗号隔开，如 qyapi.weixin.qq.com,oapi.dingtalk.com",
  )
  .transform((text) => hosts(text).map((host) => new URL(host.includes("://") ? host : `https://${host}`).origin));

const shared = {
  SMTP_URL: blankIsUnset(mailServer.optional()),
  MAIL_FROM: blankIsUnset(sender.optional()),
  ROBOT_HOSTS: blankIsUnset(origins.prefault("qyapi.weixin.qq.com,oapi.dingtalk.com")),
  HOST: blankIsUnset(
    z
      .string()
      .regex(/^[\w.:-]+$/, "要是本机的地址，如 127.0.0.1 或 0.0.0.0")
      .default("127.0.0.1"),
  ),
  DEMO_TODAY: blankIsUnset(isoDay.optional()),
  DEMO_PASSWORD: blankIsUnset(z.string().min(8, "至少 8 位").default("Tuijin-2026!")),
  TRUST_PROXY: blankIsUnset(yesNo.default(false)),
  IDLE_MINUTES: blankIsUnset(
    z.coerce
      .number({ error: "要是分钟数" })
      .int("要是整数分钟")
      .min(1, "要在 1 到 720 之间")
      .max(720, "要在 1 到 720 之间")
      .default(30),
  ),
};

const withSender = (schema) =>
  schema.refine((set) => !set.SMTP_URL || set.MAIL_FROM, { path: ["MAIL_FROM"], error: "要与 SMTP_URL 同时设置" });

/** What the running server reads; the launcher fills in the first three. */
export const serverSettings = withSender(
  z.object({
    RUNTIME_DATABASE_URL: databaseUrl,
    AUTH_SECRET: z.string({ error: "没有设置" }).min(32, "至少 32 位"),
    PUBLIC_URL: address,
    PORT: blankIsUnset(port.default(3000)),
    ...shared,
  }),
);

/** What an operator may set for the launcher. */
export const launchSettings = withSender(
  z.object({
    PORT: blankIsUnset(port.optional()),
    PUBLIC_URL: blankIsUnset(address.optional()),
    DATA_DIR: blankIsUnset(z.string().optional()),
    DATABASE_URL: blankIsUnset(databaseUrl.optional()),
    ...shared,
  }),
);

function isRealDay(text) {
  const ms = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text;
}

/** One sentence that names every wrong setting; never repeats a value, which may be a password. */
export function objectionOf(error) {
  const parts = error.issues.map((issue) => `${issue.path.join(".")} ${issue.message}`);
  return `设置有误：${parts.join("；")}。`;
}

/** The settings of a server that is starting; a wrong one ends it with a sentence instead of a stack. */
export function settingsAtBoot() {
  const checked = serverSettings.safeParse(process.env);
  if (checked.success) return checked.data;
  console.error(objectionOf(checked.error));
  process.exit(1);
}
