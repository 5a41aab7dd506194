import Link from "next/link";
import { Card } from "@/components/ui/card";
import { shortWord } from "@/vocab/short-words";
import type { Overview } from "../reads/overview";
import { LeagueFoot } from "./league-foot";
import { LeagueLine } from "./league-line";
import type { Href } from "./overview-words";

const SHOWN = 15;
const ON_PHONE = 8;

interface LeagueTableProps {
  view: Overview;
  href: Href;
  all: boolean;
}

/** The children ranked, with the formula; 43 streets are shortened to 15 and 其余 n with sums, so that the rows add up to the foot. */
export function LeagueTable({ view, href, all }: LeagueTableProps) {
  const city = view.unit.level === "city";
  const rows = view.league;
  const short = !all && rows.length > SHOWN + 5;
  const shown = short ? rows.slice(0, SHOWN) : rows;
  const counted = rows.filter((row) => row.rank !== null).map((row) => row.n);
  const [few, many] = [Math.min(...counted), Math.max(...counted)];
  const span = counted.length === 0 ? "" : `（计 ${few === many ? few : `${few}–${many}`} 项）`;
  return (
    <Card
      id="league"
      className="league"
      title={city ? "区级推进排名" : "街道推进排名"}
      note={`综合完成率 = 各任务完成率加权平均${span}，同率比及时率；变动与${view.published ? "上一次定稿" : "四周前"}比`}
      tools={
        all && (
          <Link href={`${href("/overview")}#league`} prefetch={false}>
            收起
          </Link>
        )
      }
    >
      <div className="table-wrap fits">
        <table className="tb cards">
          <caption className="sr">{city ? "各区综合完成率排名" : "各街道综合完成率排名"}</caption>
          <thead>
            <tr>
              <th scope="col" className="n">
                名次
              </th>
              <th scope="col">变动</th>
              <th scope="col">{city ? "单位" : "街道（地区）"}</th>
              <th scope="col">灯</th>
              <th scope="col" className="rate">
                综合完成率
              </th>
              {view.leagueTasks.map((task) => (
                <th scope="col" className="n key" key={task.id}>
                  {shortWord(task.name)}
                </th>
              ))}
              <th scope="col" className="n">
                逾期
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((row, at) => (
              <LeagueLine key={row.code} row={row} tasks={view.leagueTasks} href={href} rest={!all && at >= ON_PHONE} />
            ))}
          </tbody>
          <LeagueFoot
            view={view}
            rest={short ? rows.slice(SHOWN) : []}
            left={all ? 0 : rows.length - ON_PHONE}
            href={href}
          />
        </table>
      </div>
    </Card>
  );
}
