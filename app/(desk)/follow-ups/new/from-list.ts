import { enterpriseRoster } from "@/modules/enterprises";
import { EnterpriseSearch } from "@/modules/enterprises/search";
import { board } from "@/modules/plan";
import { PlanSearch } from "@/modules/plan/search";
import { ask } from "@/platform/gate";
import { type Params, readSearch } from "@/platform/search";

/** The rows of a list by its address: tasks of /plan, enterprises of /enterprises (the first 200), under the list's own filters. */
export async function rowsOfList(address: string): Promise<{ task: number[]; enterprise: number[] }> {
  const url = new URL(address, "http://board");
  const params: Params = Object.fromEntries(
    [...url.searchParams.keys()].map((key) => [key, url.searchParams.getAll(key)]),
  );
  const single = Object.fromEntries(
    Object.entries(params).map(([key, value]) => [key, value?.length === 1 ? value[0] : value]),
  );
  if (url.pathname === "/plan") {
    const { search } = readSearch(PlanSearch, { ...single, page: "1", size: "500" });
    const { rows } = await ask(board, search);
    return { task: rows.map((row) => row.id).slice(0, 60), enterprise: [] };
  }
  const { search } = readSearch(EnterpriseSearch, { ...single, page: "1", size: "200" });
  const { rows } = await ask(enterpriseRoster, search);
  return { task: [], enterprise: rows.map((row) => row.id) };
}
