import { expect, test } from "vitest";
import { shareText } from "@/components/ui/figure";
import { wholePercent } from "./overview-words";

test("没有完成的不写成 100%，完成的不写成 99%", () => {
  expect([0.5, 0.9949, 0.9951, 0.99999, 1, 1 - 1e-12].map(wholePercent)).toEqual([
    "50%",
    "99%",
    "99%",
    "99%",
    "100%",
    "100%",
  ]);
  expect([0.625, 0.9996, 25_511 / 25_512, 1, 1.09].map(shareText)).toEqual(["62.5%", "99.9%", "99.9%", "100%", "109%"]);
});
