import type { ReactNode } from "react";
import { EmptyState } from "@/components/ui/states";
import { timeText } from "@/platform/clock";
import { deviceText } from "../rules/device";

export interface SessionLine {
  id: string;
  createdAt: Date;
  lastSeenAt: Date;
  address: string;
  agent: string;
}

interface SessionListProps<S extends SessionLine> {
  sessions: readonly S[];
  /** At the end of a line: a mark or a form. */
  tail?: (session: S) => ReactNode;
}

export function SessionList<S extends SessionLine>({ sessions, tail }: SessionListProps<S>) {
  if (sessions.length === 0) return <EmptyState title="没有打开的会话" />;
  return (
    <div className="table-wrap">
      <table className="tb cards">
        <caption className="sr">会话</caption>
        <thead>
          <tr>
            <th scope="col">设备</th>
            <th scope="col">来源</th>
            <th scope="col">登录</th>
            <th scope="col">最近活动</th>
            {tail && (
              <th scope="col" className="n">
                操作
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {sessions.map((session) => (
            <tr key={session.id}>
              <th scope="row" className="card-name">
                {deviceText(session.agent)}
              </th>
              <td className="card-figure" data-label="来源">
                {session.address}
              </td>
              <td className="mut nw" data-label="登录">
                {timeText(session.createdAt)}
              </td>
              <td className="mut nw card-figure" data-label="最近活动">
                {timeText(session.lastSeenAt)}
              </td>
              {tail && <td className="n card-light">{tail(session)}</td>}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
