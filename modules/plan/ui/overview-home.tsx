import { StatusCounts } from "@/components/ui/status-counts";
import type { Overview } from "../reads/overview";
import { LeagueTable } from "./league-table";
import { StreetDots } from "./overview-dots";
import { KeyFigures } from "./overview-figures";
import { OwnRank } from "./overview-rank";
import { MeasureStrip } from "./overview-strip";
import { OwnTasks } from "./overview-tasks";
import { OverviewTiles } from "./overview-tiles";
import { Upcoming } from "./overview-upcoming";
import { UrgentList } from "./overview-urgent";
import type { Href } from "./overview-words";

interface OverviewHomeProps {
  view: Overview;
  href: Href;
  measure: number | undefined;
  /** The full league table and the full list of what is urgent. */
  all: boolean;
  issues: boolean;
}

/** The home figures of a unit, by its level: city with its districts, district with its streets, any other by itself. */
export function OverviewHome(props: OverviewHomeProps) {
  if (props.view.unit.level === "city") return <CityHome {...props} />;
  return props.view.unit.level === "district" ? <DistrictHome {...props} /> : <UnitHome {...props} />;
}

function CityHome({ view, href, measure, all, issues }: OverviewHomeProps) {
  return (
    <>
      <MeasureStrip view={view} href={href} />
      <div className="kpis">
        <KeyFigures view={view} href={href} />
      </div>
      <div className={all ? "home-row full" : "home-row"}>
        <LeagueTable view={view} href={href} all={all} />
        <div className="home-side">
          <OverviewTiles view={view} href={href} measure={measure} />
          <UrgentList view={view} href={href} title="逾期与临期" issues={issues} all={all} />
        </div>
      </div>
    </>
  );
}

function DistrictHome({ view, href, all, issues }: OverviewHomeProps) {
  return (
    <>
      <div className="kpis ranked">
        <OwnRank view={view} />
        <KeyFigures view={view} href={href} whole={false} />
      </div>
      <section className="card counts-card" aria-label="任务状态">
        <StatusCounts
          as="foot"
          counts={view.counts}
          lead="本区任务"
          href={(status) => href("/plan", { status: status ?? undefined })}
        />
      </section>
      <div className={all ? "home-row full" : "home-row"}>
        <LeagueTable view={view} href={href} all={all} />
        <div className="home-side">
          <StreetDots view={view} />
          <UrgentList view={view} href={href} title="需要处置" issues={issues} all={all} />
        </div>
      </div>
    </>
  );
}

function UnitHome({ view, href, all, issues }: OverviewHomeProps) {
  return (
    <>
      <MeasureStrip view={view} href={href} />
      <div className="kpis ranked">
        <OwnRank view={view} />
        <KeyFigures view={view} href={href} whole={view.ownRank === null} />
      </div>
      <div className="home-row">
        <OwnTasks view={view} href={href} />
        <div className="home-side calm">
          <UrgentList view={view} href={href} title="逾期与临期" issues={issues} all={all} />
          <Upcoming view={view} href={href} />
        </div>
      </div>
    </>
  );
}
