import { NoticeBar } from "@/components/shell/notice-bar";
import { hrefWith } from "@/platform/search";
import type { BatchView } from "../reads/batch";
import type { BatchLine } from "../reads/batches";
import type { ImportSearch } from "../search";
import { AcceptCard } from "./accept-card";
import { BatchList } from "./batch-list";
import { CountStrip } from "./count-strip";
import type { ImportActions } from "./import-actions";
import { MappingCard } from "./mapping-card";
import { ReadFacts } from "./read-facts";
import { RowsCard } from "./rows-card";
import { StandingCard } from "./standing-card";
import { Steps, stepOf } from "./steps";
import { UploadCard, type WorkbookKind } from "./upload-card";

interface ImportWizardProps {
  /** Address of the page, e.g. /plan/import. */
  path: string;
  search: ImportSearch;
  /** Kinds of workbooks that the page takes. */
  kinds: readonly WorkbookKind[];
  batch: BatchView | null;
  earlier: { batches: BatchLine[]; page: number; pages: number; total: number };
  actions: ImportActions;
  /** Address of the file with the refused rows, without its parameters. */
  refusedHref: string;
  /** Address of the empty workbooks, without the kind. */
  templateHref: string;
}

/** 选文件 → 对应列 → 核对 → 入账, for any ledger: the page gives the verbs, the batch gives the rest. */
export function ImportWizard(props: ImportWizardProps) {
  const { path, search, kinds, batch, earlier, actions, refusedHref, templateHref } = props;
  const to = (change: Partial<Record<keyof ImportSearch, unknown>>) =>
    hrefWith(path, { ...search, page: undefined }, change);
  return (
    <>
      <Steps current={stepOf(batch)} />
      {!batch && <UploadCard action={actions.upload} kinds={kinds} templateHref={templateHref} />}
      {batch && (
        <>
          <ReadFacts batch={batch} />
          {batch.reading.remarks.map((remark) => (
            <NoticeBar key={remark}>{remark}</NoticeBar>
          ))}
          <CountStrip batch={batch} to={to} />
          {batch.state === "preview" ? (
            <AcceptCard batch={batch} actions={actions} />
          ) : (
            <StandingCard batch={batch} undo={actions.undo} path={path} />
          )}
          <div className="import-grid">
            <MappingCard batch={batch} remap={actions.remap} />
            <RowsCard batch={batch} to={to} refusedHref={hrefWith(refusedHref, { batch: batch.id })} />
          </div>
        </>
      )}
      <BatchList {...earlier} path={path} current={batch?.id ?? null} />
    </>
  );
}
