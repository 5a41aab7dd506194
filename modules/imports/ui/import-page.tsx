import Link from "next/link";
import { NoticeBar } from "@/components/shell/notice-bar";
import { Page } from "@/components/shell/page";
import { ask } from "@/platform/gate";
import { type Params, readSearch } from "@/platform/search";
import type { ImportVerbs } from "../index";
import { ImportSearch } from "../search";
import type { ImportActions } from "./import-actions";
import { ImportWizard } from "./import-wizard";

interface ImportPageProps {
  /** Address of the page, e.g. /plan/import. */
  path: string;
  /** The ledger's own page, for the way back. */
  home: { href: string; label: string };
  verbs: ImportVerbs;
  actions: ImportActions;
  params: Params;
}

/** The whole import page of one ledger: what the search names, the batch that it shows, and the earlier ones. */
export async function ImportPage({ path, home, verbs, actions, params }: ImportPageProps) {
  const { search, notices } = readSearch(ImportSearch, params);
  const { batch: id } = search;
  const batch = id === undefined ? null : await ask(verbs.batch, { ...search, batch: id });
  const earlier = await ask(verbs.batches, search);
  return (
    <Page
      title="导入"
      crumb={
        <nav className="crumb" aria-label="位置">
          <Link href={home.href}>{home.label}</Link> /
        </nav>
      }
      notices={notices.map((notice) => <NoticeBar key={notice}>{notice}</NoticeBar>)}
    >
      <ImportWizard
        {...{ path, search, batch, earlier, actions }}
        kinds={verbs.kinds}
        refusedHref={`/export/${verbs.id}-import-refused`}
        templateHref={`/export/${verbs.id}-import-template`}
      />
    </Page>
  );
}
