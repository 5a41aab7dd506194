import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/states";
import { hrefWith } from "@/platform/search";
import { statusLabels } from "@/vocab/status";
import type { PlanFilters } from "../search";

/** Why no task is shown: nothing imported yet, nothing allocated here, or filters that nothing passes. */
export function EmptyBoard({ search, planned, imports }: { search: PlanFilters; planned: number; imports: boolean }) {
  if (planned === 0) {
    return (
      <EmptyState
        title="还没有任务分解表"
        why="专班导入《任务分解表》后，任务、时间节点和各单位目标显示在这里。"
        action={
          imports && (
            <ButtonLink href="/plan/import" look="primary">
              导入任务分解表
            </ButtonLink>
          )
        }
      />
    );
  }
  const conditions = [...search.status.map((status) => statusLabels[status]), search.q && `“${search.q}”`].filter(
    Boolean,
  );
  return (
    <EmptyState
      title="没有符合条件的任务"
      why={conditions.length > 0 ? `当前条件：${conditions.join("、")}` : "当前单位和筛选条件下没有任务。"}
      action={<ButtonLink href={hrefWith("/plan", { unit: search.unit, asOf: search.asOf })}>清除筛选</ButtonLink>}
    />
  );
}
