import { FilterBar, FilterSelect, FilterText } from "@/components/form/filter-bar";
import { Chip } from "@/components/ui/tag";
import { hrefWith } from "@/platform/search";
import { channelLabels, channels } from "@/vocab/channels";
import { workerGroupLabels, workerGroups } from "@/vocab/worker-groups";
import type { MembershipSearchValues } from "../search";
import { ground, lean, PATH } from "./words";

interface FiltersProps {
  search: MembershipSearchValues;
  months: readonly string[];
  campaigns: readonly string[];
  clear: boolean;
}

/** What the list of movements is narrowed by; what only a figure asks for stands as a chip. */
export function MovementFilters({ search, months, campaigns, clear }: FiltersProps) {
  const { group, channel, period, campaign, q, page, ...rest } = lean(search) as Record<string, unknown>;
  const several = search.group.length > 1;
  const keep = Object.fromEntries(
    Object.entries({ ...rest, ...(several ? { group } : {}) }).map(([key, value]) => [
      key,
      [value ?? []].flat().map(String).filter(Boolean),
    ]),
  );
  return (
    <FilterBar
      action={PATH}
      keep={keep}
      clearHref={clear ? `${hrefWith(PATH, ground(search), { kind: search.kind })}#movements` : undefined}
    >
      <FilterSelect
        name="period"
        label="月份"
        value={search.period}
        options={months.map((value) => ({ value, label: value }))}
      />
      {several ? (
        <span className="chip on" title={search.group.map((one) => workerGroupLabels[one]).join("、")}>
          {`群体 ${search.group.length} 类`}
        </span>
      ) : (
        <FilterSelect
          name="group"
          label="群体"
          value={search.group[0]}
          options={workerGroups.map((value) => ({ value, label: workerGroupLabels[value] }))}
        />
      )}
      <FilterSelect
        name="channel"
        label="渠道"
        value={search.channel}
        options={channels.map((value) => ({ value, label: channelLabels[value] }))}
      />
      {(campaigns.length > 0 || search.campaign) && (
        <FilterSelect
          name="campaign"
          label="集中行动"
          value={search.campaign}
          options={named(campaigns, search.campaign).map((value) => ({ value, label: value }))}
        />
      )}
      <FilterText name="q" label="流水号、单位、备注" value={search.q} />
      {search.from && <span className="chip on">{`${search.from} 至 ${search.to ?? "今"}`}</span>}
      {search.own && (
        <Chip on href={`${hrefWith(PATH, lean(search), { own: "", page: "" })}#movements`}>
          仅本级 ×
        </Chip>
      )}
      {search.recruiter && <span className="chip on">按发展单位</span>}
      {search.verified && (
        <Chip on href={`${hrefWith(PATH, lean(search), { verified: "", page: "" })}#movements`}>
          已核实单位 ×
        </Chip>
      )}
      {search.counted && <span className="chip on">方案期内本单位发展</span>}
      {search.batch && <span className="chip on">{`批次 ${search.batch}`}</span>}
    </FilterBar>
  );
}

const named = (campaigns: readonly string[], asked: string | undefined): readonly string[] =>
  asked && !campaigns.includes(asked) ? [...campaigns, asked] : campaigns;
