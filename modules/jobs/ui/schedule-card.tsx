import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { Card } from "@/components/ui/card";
import { timeText } from "@/platform/clock";
import { jobLabels, jobStateLabels } from "@/vocab/jobs";
import { runNow } from "../actions";
import type { JobBoard } from "../reads/board";

/** What runs by the clock: when it ran last and when it runs next. */
export function ScheduleCard({ schedules }: { schedules: JobBoard["schedules"] }) {
  return (
    <Card className="mb-3" title="定时" note="北京时间；停机错过的，启动后补一次">
      <div className="table-wrap">
        <table className="tb cards">
          <caption className="sr">定时任务</caption>
          <thead>
            <tr>
              <th scope="col">任务</th>
              <th scope="col">下次运行</th>
              <th scope="col">上次运行</th>
              <th scope="col">结果</th>
              <th scope="col" className="n">
                操作
              </th>
            </tr>
          </thead>
          <tbody>
            {schedules.map(({ name, next, last }) => (
              <tr key={name}>
                <th scope="row" className="card-name">
                  {jobLabels[name]}
                </th>
                <td className="card-figure nw" data-label="下次运行">
                  {next ? timeText(next) : "—"}
                </td>
                <td className="card-figure nw" data-label="上次运行">
                  {last ? timeText(last.at) : <span className="mut">还没有</span>}
                </td>
                <td data-label="结果">{last ? jobStateLabels[last.state] : <span className="mut">—</span>}</td>
                <td className="n card-light">
                  <ActionForm action={runNow} label={`立即运行${jobLabels[name]}`} className="">
                    <input type="hidden" name="name" value={name} />
                    <SubmitButton look="plain" small>
                      立即运行
                    </SubmitButton>
                  </ActionForm>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
