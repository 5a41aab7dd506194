import { expect, test } from "vitest";
import { actsOf } from "./acts";

const district = { unit: "110105", handles: true, issues: true };
const city = { unit: "11", handles: true, issues: true };
const at = { unitCode: "110105", issuerUnit: "11", level: "chase", due: 100, asked: false } as const;

test("承办单位可申请延期、转办、分解，签发单位可升级和决定延期", () => {
  expect(actsOf(district, { ...at, state: "signed" }, 100)).toEqual(["extend", "transfer", "split"]);
  expect(actsOf(city, { ...at, state: "signed" }, 100)).toEqual(["raise"]);
  expect(actsOf(city, { ...at, state: "signed", asked: true }, 100)).toEqual(["decide", "raise"]);
  expect(actsOf(city, { ...at, state: "signed", level: "listed" }, 100)).toEqual([]);
});

test("过期后、申请待批时不能再申请延期；未签收不能分解；经办不能分解", () => {
  expect(actsOf(district, { ...at, state: "signed" }, 101)).toEqual(["transfer", "split"]);
  expect(actsOf(district, { ...at, state: "signed", asked: true }, 90)).toEqual(["transfer", "split"]);
  expect(actsOf(district, { ...at, state: "issued" }, 90)).toEqual(["extend", "transfer"]);
  expect(actsOf({ ...district, issues: false }, { ...at, state: "signed" }, 101)).toEqual(["transfer"]);
});

test("已反馈的等签发单位，已销号的不再变动，旁人什么也不能做", () => {
  expect(actsOf(district, { ...at, state: "submitted" }, 90)).toEqual([]);
  for (const post of [district, city]) expect(actsOf(post, { ...at, state: "closed", asked: true }, 90)).toEqual([]);
  expect(actsOf({ ...city, unit: "110108" }, { ...at, state: "signed", asked: true }, 90)).toEqual([]);
});
