import Link from "next/link";
import { Field, Input } from "@/components/form/field";
import { StatusLight } from "@/components/ui/status-light";
import { hrefWith } from "@/platform/search";
import type { Draft } from "../reads/draft";

/** Where it comes from: the follow-up above that is broken down, or a leader's 批示. */
export function IssueSource({ draft: { parent, instruction } }: { draft: Draft }) {
  return (
    <>
      {parent && (
        <p className="flex flex-wrap gap-x-3">
          <input type="hidden" name="parent" value={parent.id} />
          <span className="mut">上级事项</span>
          <Link href={hrefWith("/follow-ups", { id: parent.id, sheet: parent.id })} prefetch={false}>
            {parent.no} {parent.title}
          </Link>
          <span className="mut">期限 {parent.dueOn}</span>
        </p>
      )}
      {instruction && (
        <p>
          <input type="hidden" name="instruction" value={instruction.id} />
          <span className="mut">事项来源</span>　领导批示：“{instruction.text}”（{instruction.authorName}{" "}
          {instruction.on}）
        </p>
      )}
    </>
  );
}

/** The titles: one a task, report or enterprise, or the one of a follow-up that names nothing. */
export function IssueSubjects({ draft: { tasks, about, title } }: { draft: Draft }) {
  return (
    <>
      {tasks.length + about.length === 0 && (
        <Field name="titles[]" label="事项名称" required>
          <Input defaultValue={title} maxLength={120} />
        </Field>
      )}
      {tasks.map((task) => (
        <div key={task.id}>
          <input type="hidden" name="taskIds[]" value={task.id} />
          <Field
            name="titles[]"
            label={
              <>
                {task.code}　{task.name}　{task.status && <StatusLight status={task.status} bare />}
              </>
            }
            required
          >
            <Input defaultValue={task.title} maxLength={120} />
          </Field>
        </div>
      ))}
      <div className={`grid gap-x-4 gap-y-3 empty:hidden ${about.length > 1 ? "lg:grid-cols-2" : ""}`}>
        {about.map(({ subject, name, place, title: proposed }) => (
          <div key={subject}>
            <input type="hidden" name="about[]" value={subject} />
            <Field name="titles[]" label={place === null ? name : `${name}　${place}`} required>
              <Input defaultValue={proposed} maxLength={120} />
            </Field>
          </div>
        ))}
      </div>
    </>
  );
}
