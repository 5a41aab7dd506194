import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allStages, stageOrder } from "@/vocab/stages";
import { followingStage, type Move, objectionToMove, placeOf, type Standing, stepsBack } from "./stages";

const now = (more: Partial<Standing> = {}): Standing => ({
  kind: "subsidiary",
  members: 40,
  party: true,
  stage: "contacted",
  stageOn: "2022-03-01",
  stalledOn: null,
  hasRecord: false,
  exceptionReason: "",
  ...more,
});
const to = (stage: Move["stage"], more: Partial<Move> = {}): Move => ({
  stage,
  on: "2022-04-01",
  reason: "",
  coveredBy: null,
  ...more,
});
const today = "2022-06-30";
const field = (standing: Standing, move: Move) => objectionToMove(standing, move, today)?.field ?? null;

describe("建会阶段的推进", () => {
  test("同一天可以再推进一步，更早的日期不行，将来的日期不行", () => {
    expect(field(now(), to("qualified", { on: "2022-03-01" }))).toBeNull();
    expect(field(now(), to("qualified", { on: "2022-02-28" }))).toBe("on");
    expect(field(now(), to("qualified", { on: "2022-07-01" }))).toBe("on");
  });
  test("前一阶段的日期缺失时，任何不晚于今天的日期都可以", () =>
    expect(field(now({ stageOn: null }), to("qualified", { on: "2001-01-01" }))).toBeNull());
  test("停在原阶段不算推进", () => expect(field(now(), to("contacted"))).toBe("stage"));
  test("退回须有原因，日期同样不能倒流", () => {
    expect(field(now({ stage: "approving" }), to("preparing"))).toBe("reason");
    expect(field(now({ stage: "approving" }), to("preparing", { reason: "材料不全" }))).toBeNull();
    expect(field(now({ stage: "approving" }), to("preparing", { reason: "材料不全", on: "2022-02-01" }))).toBe("on");
  });
  test("离开已覆盖、已注销也是退回", () => {
    expect(field(now({ stage: "closed" }), to("contacted"))).toBe("reason");
    expect(field(now({ stage: "covered" }), to("established"))).toBe("reason");
    expect(field(now({ stage: "covered" }), to("established", { reason: "单独建会" }))).toBeNull();
  });
  test("注销须有原因，已覆盖须写明由哪一种工会覆盖", () => {
    expect(field(now(), to("closed"))).toBe("reason");
    expect(field(now(), to("covered"))).toBe("coveredBy");
    expect(field(now(), to("covered", { coveredBy: "joint" }))).toBeNull();
  });
  test("不具备条件的下属企业不能筹备建会，头部企业写明理由可以", () => {
    expect(field(now({ members: 24 }), to("preparing"))).toBe("stage");
    expect(field(now({ members: 24 }), to("preparing", { reason: "先行" }))).toBe("stage");
    expect(field(now({ party: false, kind: "head" }), to("preparing"))).toBe("reason");
    expect(field(now({ party: false, kind: "head" }), to("preparing", { reason: "总部在京，先行建会" }))).toBeNull();
    expect(field(now({ party: false, kind: "head", exceptionReason: "已说明" }), to("established"))).toBeNull();
  });
  test("不具备条件也可以对接联系、标为具备条件", () => expect(field(now({ members: 0 }), to("qualified"))).toBeNull());
  test("规范运行须先有协商或民主管理记录", () => {
    expect(field(now({ stage: "established" }), to("operating"))).toBe("stage");
    expect(field(now({ stage: "established", hasRecord: true }), to("operating"))).toBeNull();
  });
  test("受阻以后的推进不早于受阻那天", () => {
    expect(field(now({ stalledOn: "2022-05-01" }), to("qualified"))).toBe("on");
    expect(field(now({ stalledOn: "2022-05-01" }), to("qualified", { on: "2022-05-02" }))).toBeNull();
  });
  test("不论怎样的推进，只要没有被拒绝，日期就不早于原来的", () =>
    fc.assert(
      fc.property(
        fc.constantFrom(...allStages),
        fc.constantFrom(...allStages),
        fc.constantFrom("2021-12-31", "2022-03-01", "2022-06-30", "2022-07-01"),
        fc.boolean(),
        (from, stage, on, reason) => {
          const refused = objectionToMove(
            now({ stage: from }),
            to(stage, { on, reason: reason ? "有" : "", coveredBy: "joint" }),
            today,
          );
          return refused !== null || (on >= "2022-03-01" && on <= today && (!stepsBack(from, stage) || reason));
        },
      ),
    ));
  test("下一步", () => {
    expect(followingStage("surveyed")).toBe("contacted");
    expect(followingStage("operating")).toBeNull();
    expect(followingStage("covered")).toBeNull();
    expect(stageOrder.map(placeOf)).toEqual([0, 1, 2, 3, 4, 5, 6]);
  });
});
