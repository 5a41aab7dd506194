import { test } from "vitest";
import { staffNamed } from "@/db/testing/staff";
import { overview } from "./reads/overview";

test("look", async () => {
  for (const account of ["city", "chaoyang", "heping", "dept"]) {
    const staff = await staffNamed(account);
    await overview.as(staff, {});
    const t = performance.now();
    const o = await overview.as(staff, {});
    console.log(account, Math.round(performance.now() - t), "ms", JSON.stringify({ ...o, league: o.league.slice(0, 2).map((r) => ({ ...r, key: r.key.map((k) => k && { a: k.actual, t: k.target, u: k.unitName, kind: k.kind, s: k.status }) })), n: o.league.length, keyFigures: o.keyFigures.map((k) => ({ t: k.title, i: k.indicatorName, u: k.unitName, kind: k.kind, a: k.actual, tg: k.target, p: k.progress, s: k.status, series: k.series, run: k.running })), strip: o.strip.map((a) => a.title + ":" + a.measures.map((m) => `${m.no}${m.title}[${m.progress?.toFixed(2)}/${m.expected?.toFixed(2)} ${m.light} n${m.n} t${m.tasks} o${m.overdue} w${m.withoutTarget}]`).join(" ")) }, null, 0).slice(0, 7000));
  }
});
