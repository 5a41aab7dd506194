import fc from "fast-check";
import { expect, test } from "vitest";
import { isSeparated, type RoleKey, roleKeys, rolesObjection, rolesOfText } from "./roles";

const roleSets = fc.uniqueArray(fc.constantFrom(...roleKeys), { maxLength: 7 });
const levels = fc.constantFrom("city", "district", "street", "department", "industrial_union");

test("三员不得兼任，也不得兼任业务角色", () =>
  fc.assert(
    fc.property(roleSets, levels, (roles, level) => {
      const allowed = rolesObjection(roles, level) === null;
      if (roles.some(isSeparated) && roles.length > 1) expect(allowed).toBe(false);
      if (roles.length === 0) expect(allowed).toBe(false);
    }),
  ));

test("专班和三员只在市总工会", () => {
  for (const role of ["planner", "secadmin"] satisfies RoleKey[]) {
    expect(rolesObjection([role], "city")).toBeNull();
    expect(rolesObjection([role], "district")).not.toBeNull();
  }
  expect(rolesObjection(["reviewer", "planner"], "city")).toBeNull();
  expect(rolesObjection(["officer", "reviewer"], "street")).toBeNull();
  expect(rolesObjection(["officer", "leader"], "street")).not.toBeNull();
});

test("名册里的角色按中文识别，认不出的说出来", () => {
  expect(rolesOfText("经办、审核")).toEqual({ roles: ["officer", "reviewer"], unknown: null });
  expect(rolesOfText("经办 处长").unknown).toBe("处长");
});
