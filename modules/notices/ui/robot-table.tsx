import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { DialogButton } from "@/components/ui/dialog-button";
import { EmptyState } from "@/components/ui/states";
import { Tag } from "@/components/ui/tag";
import { timeText } from "@/platform/clock";
import { robotKinds } from "@/vocab/notices";
import { dropRobot, sendTrial } from "../actions";
import type { RobotRow } from "../reads/robots";
import { RobotForm } from "./robot-form";

/** The groups' robots: of which unit, where, whether the last message arrived; address and secret are never shown. */
export function RobotTable({ rows }: { rows: readonly RobotRow[] }) {
  if (rows.length === 0)
    return <EmptyState title="还没有登记群机器人" why="登记后，逾期、升级、催办等消息同时发到该单位的工作群。" />;
  return (
    <div className="table-wrap">
      <table className="tb cards">
        <caption className="sr">群机器人</caption>
        <thead>
          <tr>
            <th scope="col">单位</th>
            <th scope="col">类型</th>
            <th scope="col">最近送达</th>
            <th scope="col">登记</th>
            <th scope="col" className="n">
              操作
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.unit}>
              <th scope="row" className="card-name">
                {row.unitTitle}
              </th>
              <td className="card-figure" data-label="类型">
                <span>
                  {robotKinds[row.kind]} {row.active ? null : <Tag dashed>停用</Tag>}
                  <br />
                  <span className="mut">{row.host}</span>
                </span>
              </td>
              <td className="card-figure" data-label="最近送达">
                <span>
                  {row.lastSentAt ? timeText(row.lastSentAt) : <span className="mut">还没有</span>}
                  {row.lastFault && (
                    <>
                      <br />
                      <span className="st over">{row.lastFault}</span>
                    </>
                  )}
                </span>
              </td>
              <td data-label="登记">
                {row.changedName}
                <br />
                <span className="mut nw">{timeText(row.changedAt)}</span>
              </td>
              <td className="n card-light">
                <RobotActions row={row} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function RobotActions({ row }: { row: RobotRow }) {
  return (
    <div className="flex items-center justify-end gap-2">
      {row.active && (
        <ActionForm action={sendTrial} label={`测试${row.unitTitle}的群机器人`} className="">
          <input type="hidden" name="unit" value={row.unit} />
          <SubmitButton look="plain" small>
            发测试消息
          </SubmitButton>
        </ActionForm>
      )}
      <DialogButton label="修改" title={`${row.unitTitle}的群机器人`} small>
        <div className="grid gap-3 text-left">
          <RobotForm key={row.version} row={row} />
          <ActionForm action={dropRobot} label="删除群机器人" className="">
            <input type="hidden" name="unit" value={row.unit} />
            <SubmitButton look="plain">删除这个群机器人</SubmitButton>
          </ActionForm>
        </div>
      </DialogButton>
    </div>
  );
}
