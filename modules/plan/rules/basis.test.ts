import { expect, test } from "vitest";
import { basisOf } from "./basis";
import { defaultThresholds } from "./thresholds";

test("口径写的是方案现在的阈值，不是出厂的", () => {
  const status = (limits = defaultThresholds) => basisOf(limits).find((line) => line.label === "状态")?.text;
  for (const word of ["应达的 70%", "超过 5 个工作日", "应达的 90%", "不超过 10 个工作日", "不足 5% 的为正常"]) {
    expect(status()).toContain(word);
  }
  const strict = status({ ...defaultThresholds, behind: 0.825, milestoneWorkdays: 3, dueWorkdays: 15 });
  for (const word of ["应达的 82.5%", "超过 3 个工作日", "不超过 15 个工作日"]) expect(strict).toContain(word);
});
