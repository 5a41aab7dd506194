import { FilterBar, FilterSelect } from "@/components/form/filter-bar";
import { dayOf, isoOf, yearOf } from "@/platform/dates";

interface IssuedSpanProps {
  unit: string | undefined;
  issued: string | undefined;
  today: number;
}

/** When the counted follow-ups were issued: this and the last year, the quarters and months of this one. */
export function IssuedSpan({ unit, issued, today }: IssuedSpanProps) {
  const year = yearOf(today);
  const month = Number(isoOf(today).slice(5, 7));
  const quarters = Array.from({ length: Math.ceil(month / 3) }, (_, i) => ({
    value: `${year}-Q${i + 1}`,
    label: `${year} 年第 ${i + 1} 季度`,
  }));
  const months = Array.from({ length: month }, (_, i) => {
    const day = isoOf(dayOf(`${year}-${String(i + 1).padStart(2, "0")}-01`)).slice(0, 7);
    return { value: day, label: `${year} 年 ${i + 1} 月` };
  });
  const years = [year, year - 1].map((one) => ({ value: String(one), label: `${one} 年` }));
  const options = [...years, ...quarters.reverse(), ...months.reverse()];
  return (
    <FilterBar
      action="/follow-ups/statistics"
      keep={{ unit }}
      clearHref={issued ? "/follow-ups/statistics" : undefined}
    >
      <FilterSelect name="issued" label="发出时间" value={issued} options={options} />
    </FilterBar>
  );
}
