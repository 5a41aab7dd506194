import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { followUpBatch } from "@/modules/follow-ups";
import { BatchTable } from "@/modules/follow-ups/ui/batch-table";
import { ask } from "@/platform/gate";

export const metadata: Metadata = { title: "批量签发结果" };

export default async function IssuedPage({ params }: PageProps<"/follow-ups/issued/[id]">) {
  const batch = await ask(followUpBatch, { id: (await params).id });
  return (
    <Page title="批量签发结果">
      <BatchTable batch={batch} />
    </Page>
  );
}
