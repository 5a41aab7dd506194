import type { Metadata } from "next";
import Link from "next/link";
import { Page } from "@/components/shell/page";
import { enterpriseActions, enterpriseForms, enterpriseOne } from "@/modules/enterprises";
import { EnterpriseId } from "@/modules/enterprises/search";
import { EntryForm } from "@/modules/enterprises/ui/entry-form";
import { ask } from "@/platform/gate";

export const metadata: Metadata = { title: "修改企业" };

export default async function EditEnterprisePage({ params }: PageProps<"/enterprises/[id]/edit">) {
  const id = EnterpriseId.catch(0).parse((await params).id);
  const { row } = await ask(enterpriseOne, { id });
  const forms = await ask(enterpriseForms, {});
  return (
    <Page
      title={`修改：${row.name}`}
      crumb={
        <nav className="crumb" aria-label="位置">
          <Link href="/enterprises">企业建会</Link> /
        </nav>
      }
    >
      <EntryForm action={enterpriseActions.edit} forms={forms} row={row} />
    </Page>
  );
}
