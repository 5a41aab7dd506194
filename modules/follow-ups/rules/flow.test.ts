import fc from "fast-check";
import { expect, test } from "vitest";
import type { FollowUpState } from "@/vocab/follow-up-states";
import { after, type Move, moves, movesOf, openStates, sideOf } from "./flow";

const chaoyang = { unit: "110105", handles: true, issues: true };
const city = { unit: "11", handles: true, issues: true };
const parties = { unitCode: "110105", issuerUnit: "11" };

const run = (path: Move[]) =>
  path.reduce<FollowUpState | null>((state, move) => (state === null ? null : after(state, move)), "issued");

test("签收、反馈、销号", () => {
  expect(run(["sign", "submit", "close"])).toBe("closed");
  expect(run(["sign", "note", "note", "submit", "return", "note", "submit", "close"])).toBe("closed");
  expect(run(["sign", "submit", "return", "submit"])).toBe("submitted");
});

test("未签收不能办理，未反馈不能销号，销号后不再变动", () => {
  expect(after("issued", "note")).toBeNull();
  expect(after("issued", "submit")).toBeNull();
  expect(after("in_progress", "close")).toBeNull();
  expect(moves.map((move) => after("closed", move))).toEqual([null, null, null, null, null]);
});

test("销号之前必有签收和反馈，且由签发单位作出", () =>
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 12 }), (path) => {
      let state: FollowUpState = "issued";
      const taken: Move[] = [];
      for (const move of path) {
        const next = after(state, move);
        if (next === null) continue;
        state = next;
        taken.push(move);
      }
      if (state !== "closed") return;
      expect(taken[0]).toBe("sign");
      expect(taken.slice(-2)).toEqual(["submit", "close"]);
      expect(taken.filter((move) => move === "submit").length).toBe(
        1 + taken.filter((move) => move === "return").length,
      );
    }),
  ));

test("承办单位办理，签发单位裁定，旁人和上级都不能代办", () => {
  const both = [...openStates].flatMap((state) => [
    movesOf(chaoyang, { ...parties, state }),
    movesOf(city, { ...parties, state }),
  ]);
  expect(both).toEqual([
    ["sign"],
    [],
    ["note", "submit"],
    [],
    ["note", "submit"],
    [],
    [],
    ["close", "return"],
    ["note", "submit"],
    [],
  ]);
  for (const unit of ["110108", "110105024", "1"]) {
    expect(movesOf({ ...city, unit }, { ...parties, state: "submitted" })).toEqual([]);
  }
  expect(movesOf({ ...city, issues: false }, { ...parties, state: "submitted" })).toEqual([]);
  expect(moves.map(sideOf)).toEqual(["receiver", "receiver", "receiver", "issuer", "issuer"]);
});
