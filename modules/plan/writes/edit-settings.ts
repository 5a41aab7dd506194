import { eq, sql } from "drizzle-orm";
import { z } from "zod";
import { plans } from "@/db/schema";
import { NotFound } from "@/platform/errors";
import { command } from "@/platform/run";
import { type Thresholds, thresholdsOf } from "../rules/thresholds";
import { isoDay, requiredText } from "./inputs";
import { refuseStale } from "./keys";

const share = z.coerce.number({ error: "请填写百分数" }).min(0, "在 0 到 100 之间").max(100, "在 0 到 100 之间");
const whole = (max: number) =>
  z.coerce
    .number({ error: "请填写整数" })
    .int("请填写整数")
    .min(0, `在 0 到 ${max} 之间`)
    .max(max, `在 0 到 ${max} 之间`);

const SettingsInput = z
  .object({
    version: z.coerce.number().int(),
    title: requiredText("方案名称", 100),
    issuer: requiredText("印发单位", 50),
    issuedOn: isoDay,
    startsOn: isoDay,
    endsOn: isoDay,
    behind: share,
    atRisk: share,
    minExpected: share,
    milestoneWorkdays: whole(60),
    dueWorkdays: whole(60),
    forecastWeeks: whole(52).min(1, "至少 1 周"),
    leagueMinN: whole(100),
  })
  .refine((input) => input.startsOn < input.endsOn, { path: ["endsOn"], message: "结束日期须晚于开始日期" })
  .refine((input) => input.behind <= input.atRisk, { path: ["behind"], message: "滞后线不能高于预警线" });

const words: Record<keyof Thresholds, string> = {
  behind: "滞后线",
  atRisk: "预警线",
  minExpected: "应达不足时不判灯",
  milestoneWorkdays: "节点宽限（个工作日）",
  dueWorkdays: "临期（个工作日）",
  forecastWeeks: "预测取近几周",
  leagueMinN: "排名最少任务数",
};

/**
 * The plan's title, dates and thresholds. Shares are typed in per cent and stored 0–1. What counts inside the plan's
 * dates follows them in the same transaction; deadlines of tasks do not.
 */
export const editSettings = command(
  { name: "plan.edit-settings", may: "plan.edit", input: SettingsInput },
  async ({ tx, record }, { version, title, issuer, issuedOn, startsOn, endsOn, ...typed }) => {
    const [plan] = await tx.select().from(plans).orderBy(plans.id).limit(1).for("update");
    if (!plan) throw new NotFound();
    if (plan.version !== version) {
      return refuseStale(tx, null, { kind: "plan", id: String(plan.id), name: "方案设置" });
    }
    const thresholds: Thresholds = {
      ...typed,
      behind: typed.behind / 100,
      atRisk: typed.atRisk / 100,
      minExpected: typed.minExpected / 100,
    };
    const head = { title, issuer, issuedOn, startsOn, endsOn };
    await tx
      .update(plans)
      .set({ ...head, thresholds: { ...plan.thresholds, ...thresholds }, version: version + 1 })
      .where(eq(plans.id, plan.id));
    if (plan.startsOn !== startsOn || plan.endsOn !== endsOn) {
      await tx.execute(sql`select app.follow_plan(${plan.startsOn}::date, ${plan.endsOn}::date)`);
    }
    const old = thresholdsOf(plan.thresholds);
    const changes = (Object.keys(words) as (keyof Thresholds)[])
      .filter((key) => old[key] !== thresholds[key])
      .map((key) => `${words[key]}：${old[key]} → ${thresholds[key]}`);
    record({
      subject: { kind: "plan", id: plan.id },
      before: { title: plan.title, startsOn: plan.startsOn, endsOn: plan.endsOn, thresholds: old },
      after: { ...head, thresholds },
      note: changes.join("；"),
    });
    return { changed: changes.length };
  },
);
