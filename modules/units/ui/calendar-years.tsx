import { Tag } from "@/components/ui/tag";
import type { CalendarYear } from "../reads/directory";

/** The years of the calendar; a year without one is marked, because its deadlines are estimates. */
export function CalendarYears({ years }: { years: readonly CalendarYear[] }) {
  return (
    <table className="tb">
      <caption className="sr">各年的工作日历</caption>
      <thead>
        <tr>
          <th scope="col">年份</th>
          <th scope="col" className="n">
            放假
          </th>
          <th scope="col" className="n">
            调休上班
          </th>
          <th scope="col">说明</th>
        </tr>
      </thead>
      <tbody>
        {years.map(({ year, off, work }) => (
          <tr key={year}>
            <th scope="row">{year}</th>
            <td className="n">{off === 0 ? <span className="mut">—</span> : off}</td>
            <td className="n">{off === 0 ? <span className="mut">—</span> : work}</td>
            <td>{off === 0 ? <Tag dashed>未登记，估算</Tag> : <span className="mut">已登记</span>}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
