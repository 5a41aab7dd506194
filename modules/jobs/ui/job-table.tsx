import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { DataTable } from "@/components/table/data-table";
import { EmptyState } from "@/components/ui/states";
import { StatusIcon } from "@/components/ui/status-light";
import { jobLabels, jobStateLabels } from "@/vocab/jobs";
import { retryJob } from "../actions";
import { jobColumns } from "../columns";
import type { JobRow } from "../reads/board";

/** Jobs, newest first; a failed one can be put back. What a job holds is not shown. */
export function JobTable({ rows }: { rows: readonly JobRow[] }) {
  return (
    <DataTable
      caption="后台任务，新的在前"
      columns={jobColumns}
      rows={rows}
      rowKey={(row) => row.id}
      dense
      card={{ name: "name", figures: ["state", "started"] }}
      cells={{
        state: ({ state }) =>
          state === "failed" ? (
            <span className="st over">
              <StatusIcon shape="over" />
              {jobStateLabels.failed}
            </span>
          ) : (
            jobStateLabels[state]
          ),
      }}
      actions={(row) => (row.state === "failed" ? <RetryForm row={row} /> : null)}
      empty={<EmptyState title="没有符合条件的后台任务" />}
    />
  );
}

function RetryForm({ row }: { row: JobRow }) {
  return (
    <ActionForm action={retryJob} label={`重试${jobLabels[row.name]}`} className="">
      <input type="hidden" name="id" value={row.id} />
      <input type="hidden" name="name" value={row.name} />
      <SubmitButton look="plain" small>
        重试
      </SubmitButton>
    </ActionForm>
  );
}
