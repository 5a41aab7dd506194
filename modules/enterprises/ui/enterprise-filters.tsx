import { FilterBar, FilterSelect, FilterText } from "@/components/form/filter-bar";
import { countText } from "@/components/ui/figure";
import { SegTabs } from "@/components/ui/tabs";
import { Chip } from "@/components/ui/tag";
import { hrefWith } from "@/platform/search";
import { recordKindLabels, recordStepLabels } from "@/vocab/enterprise-records";
import { categories, categoryLabels } from "@/vocab/enterprises";
import { allStages, stageLabels } from "@/vocab/stages";
import type { EnterpriseSearchValues } from "../search";

const path = "/enterprises";

interface EnterpriseFiltersProps {
  search: EnterpriseSearchValues;
  kinds: { head: number; family: number };
  /** How many the asker's working-group seats open; null without a seat. */
  seated: number | null;
}

/** Heads, families or all; the families that a working-group seat opens; stage, type, eligibility, dwell, list; a name's part. What a link has set stands as a chip to take off. */
export function EnterpriseFilters({ search, kinds, seated }: EnterpriseFiltersProps) {
  const { unit, asOf, kind, type, stage, eligible, dwell, listed, head, q, stalled } = search;
  const { reached, group, record, step, union, warn, id, seat, closed } = search;
  const base = { ...search, sheet: "", page: "", size: "", sort: search.sort === "name" ? "" : search.sort };
  const chips = [
    { key: "head", name: "家族", value: head, label: "已限定" },
    { key: "closed", name: "注销", value: closed, label: "否" },
    { key: "stage", name: "阶段", value: stage.length > 1 ? 1 : undefined, label: `${stage.length} 个阶段` },
    { key: "reached", name: "到达月份", value: reached, label: reached },
    { key: "group", name: "工作组", value: group, label: group === "full" ? "三级齐备" : "未齐备" },
    {
      key: "record",
      name: "记录",
      value: record.length > 0 ? 1 : undefined,
      label: record.map((one) => recordKindLabels[one]).join("、"),
    },
    { key: "step", name: "步骤", value: step, label: step && recordStepLabels[step] },
    { key: "union", name: "产业工会", value: union, label: union === "any" ? "隶属市级产业工会" : union },
    { key: "warn", name: "数据质量", value: warn, label: "有提醒" },
    { key: "id", name: "指定", value: id.length > 0 ? 1 : undefined, label: `${id.length} 家` },
  ].filter((chip) => chip.value !== undefined);
  const only = (one: string) => kind.length === 1 && kind[0] === one;
  const family = kind.length === 2 && !kind.includes("head");
  const tabs = [
    { label: "头部企业", href: hrefWith(path, base, { kind: "head" }), current: only("head"), count: kinds.head },
    {
      label: "下属、关联",
      href: hrefWith(path, base, { kind: ["subsidiary", "affiliate"] }),
      current: family,
      count: kinds.family,
    },
    {
      label: "全部",
      href: hrefWith(path, base, { kind: "" }),
      current: kind.length === 0,
      count: kinds.head + kinds.family,
    },
  ];
  const set = [
    type,
    eligible,
    dwell,
    listed,
    q || undefined,
    stalled,
    stage[0],
    seat,
    ...chips.map((chip) => chip.value),
  ];
  const keep = {
    unit,
    asOf,
    seat,
    kind,
    closed,
    reached,
    group,
    record,
    union,
    warn,
    ...(stage.length > 1 ? { stage } : {}),
  };
  return (
    <FilterBar
      action={path}
      keep={{
        ...keep,
        head: head === undefined ? undefined : String(head),
        id: id.map(String),
        sort: search.sort === "name" ? undefined : search.sort,
      }}
      tabs={<SegTabs label="范围" items={tabs} />}
      clearHref={set.some((value) => value !== undefined) ? hrefWith(path, { unit, asOf, kind }) : undefined}
    >
      {(seated !== null || seat) && (
        <Chip name="联合工作组" on={seat !== undefined} href={hrefWith(path, base, { seat: seat ? "" : 1 })}>
          {countText(seated ?? 0)} 家{seat && " ×"}
        </Chip>
      )}
      {stage.length < 2 && (
        <FilterSelect
          name="stage"
          label="阶段"
          value={stage[0]}
          options={allStages.map((one) => ({ value: one, label: stageLabels[one] }))}
        />
      )}
      <FilterSelect
        name="type"
        label="类型"
        value={type}
        options={categories.map((one) => ({ value: one, label: categoryLabels[one] }))}
      />
      <FilterSelect
        name="eligible"
        label="条件"
        value={eligible}
        options={[
          { value: "yes", label: "具备" },
          { value: "no", label: "不具备" },
        ]}
      />
      <FilterSelect name="dwell" label="停留" value={dwell} options={[{ value: "over", label: "超期" }]} />
      <FilterSelect
        name="stalled"
        label="受阻"
        value={stalled}
        options={[
          { value: "1", label: "是" },
          { value: "0", label: "否" },
        ]}
      />
      <FilterSelect
        name="listed"
        label="应建会清单"
        value={listed}
        options={[
          { value: "1", label: "清单内" },
          { value: "0", label: "清单外" },
        ]}
      />
      <FilterText name="q" label="企业名称、拼音、编号" value={q || undefined} />
      {chips.map((chip) => (
        <Chip key={chip.key} name={chip.name} on href={hrefWith(path, base, { [chip.key]: "" })}>
          {chip.label} ×
        </Chip>
      ))}
    </FilterBar>
  );
}
