import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { ownFiles } from "@/modules/exports";
import { FileTable } from "@/modules/exports/ui/file-table";
import { ask } from "@/platform/gate";

export const metadata: Metadata = { title: "我的导出" };

export default async function ExportsPage() {
  return (
    <Page title="我的导出" note="只有本人看得到；生成后保留 7 天">
      <section className="card file-list" aria-label="导出文件">
        <FileTable rows={await ask(ownFiles, {})} />
      </section>
    </Page>
  );
}
