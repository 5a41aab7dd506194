import Link from "next/link";
import { verbLabel } from "@/vocab/verbs";
import { subjectText } from "../columns";
import type { AuditEntry } from "../reads/trail";
import { changesOf } from "../rules/changes";
import { OutcomeMark } from "./outcome-mark";

/** The opened row below the table: what changed in words, about which unit, from where. */
export function AuditEntryPanel({ entry, closeHref }: { entry: AuditEntry; closeHref: string }) {
  const changes = changesOf(entry.before, entry.after);
  const both = changes.some((change) => change.before !== null);
  return (
    <section className="entry" aria-label="所选记录">
      <div>
        <h3>
          {entry.at} {verbLabel(entry.verb)} <OutcomeMark outcome={entry.outcome} />
        </h3>
        {entry.note && <p>{entry.note}</p>}
        {changes.length > 0 && (
          <table className="tb dense">
            <caption className="sr">变化</caption>
            <thead>
              <tr>
                <th scope="col">项</th>
                {both && <th scope="col">原来</th>}
                <th scope="col">{both ? "现在" : "内容"}</th>
              </tr>
            </thead>
            <tbody>
              {changes.map((change) => (
                <tr key={change.label}>
                  <th scope="row">{change.label}</th>
                  {both && <td>{change.before ?? "—"}</td>}
                  <td>{change.after ?? "—"}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
        {changes.length === 0 && !entry.note && <p className="mut">没有记录变化内容。</p>}
      </div>
      <dl className="facts">
        <dt>人员</dt>
        <dd>
          {entry.person}，{entry.unit}
        </dd>
        <dt>对象</dt>
        <dd>{subjectText(entry)}</dd>
        <dt>涉及单位</dt>
        <dd>{entry.aboutUnit || "—"}</dd>
      </dl>
      <dl className="facts">
        <dt>来源</dt>
        <dd>{entry.address || "—"}</dd>
        <dt>请求号</dt>
        <dd>{entry.requestId}</dd>
        <dt>
          <Link href={closeHref} prefetch={false} scroll={false} data-key="close">
            收起
          </Link>
        </dt>
        <dd />
      </dl>
    </section>
  );
}
