import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { DataTable } from "@/components/table/data-table";
import { ButtonLink } from "@/components/ui/button";
import { countText } from "@/components/ui/figure";
import { EmptyState } from "@/components/ui/states";
import { StatusIcon } from "@/components/ui/status-light";
import { formatLabels, standingLabels } from "@/vocab/exports";
import { dropFile, makeAgain } from "../actions";
import { fileColumns, untilText } from "../columns";
import type { FileRow } from "../reads/mine";
import { underWay } from "../rules/standing";
import { LONG } from "./export-buttons";
import { FileProgressBar } from "./file-progress";

const reasons: Partial<Record<FileRow["stands"], string>> = {
  barred: "文件生成以后，您的权限或数据范围有变化",
  failed: "生成时中断",
};

/** For a phone's card, which has no columns. */
function kept(row: FileRow): string[] {
  const until = untilText(row);
  return until === null ? [] : [`保留至 ${until}`];
}

/** The own files, newest first: what is under way with its bar, what is ready with its download. */
export function FileTable({ rows }: { rows: readonly FileRow[] }) {
  return (
    <DataTable
      caption="我的导出，新的在前"
      columns={fileColumns}
      rows={rows}
      rowKey={(row) => row.id}
      card={{ name: "title", figures: ["stands"] }}
      cells={{
        title: (row) => (
          <>
            {row.title}
            <small className="sub file-words">
              {[formatLabels[row.format], ...row.words, ...kept(row)].join("，")}
            </small>
          </>
        ),
        words: ({ words }) => <span className="file-wrap">{words.join("，") || "全部"}</span>,
        rows: ({ total }) => (total > 0 ? countText(total) : <span className="mut">—</span>),
        stands: (row) => <Stand row={row} />,
      }}
      actions={(row) => <Actions row={row} />}
      empty={
        <EmptyState
          title="还没有导出文件"
          why={`超过 ${LONG.toLocaleString("en-US")} 行的清单在后台生成，完成后有消息提醒，在这里下载。`}
        />
      }
    />
  );
}

function Stand({ row }: { row: FileRow }) {
  const { id, title, stands, done, total, fault } = row;
  if (underWay(stands))
    return (
      <>
        <FileProgressBar id={id} title={title} first={{ stands, done, total }} />
        {fault && <small className="sub file-wrap">{fault}</small>}
      </>
    );
  if (stands === "ready")
    return (
      <span className="st done bare">
        <StatusIcon shape="done" />
        {standingLabels.ready}
      </span>
    );
  return (
    <>
      <span className="st over bare">
        <StatusIcon shape="over" />
        {standingLabels[stands]}
      </span>
      <small className="sub file-wrap">{stands === "barred" ? reasons.barred : fault || reasons.failed}</small>
    </>
  );
}

function Actions({ row: { id, title, stands } }: { row: FileRow }) {
  return (
    <span className="file-actions">
      {stands === "ready" && (
        <ButtonLink href={`/export/file?id=${id}`} download small>
          下载
        </ButtonLink>
      )}
      {(stands === "failed" || stands === "barred") && (
        <ActionForm action={makeAgain} label={`重新生成${title}`} className="">
          <input type="hidden" name="id" value={id} />
          <SubmitButton look="plain" small>
            重新生成
          </SubmitButton>
        </ActionForm>
      )}
      <ActionForm action={dropFile} label={`${underWay(stands) ? "取消" : "删除"}${title}`} className="">
        <input type="hidden" name="id" value={id} />
        <SubmitButton look="text" small>
          {underWay(stands) ? "取消" : "删除"}
        </SubmitButton>
      </ActionForm>
    </span>
  );
}
