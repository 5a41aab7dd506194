import type { Metadata } from "next";
import Link from "next/link";
import { Page } from "@/components/shell/page";
import { enterpriseActions, enterpriseForms } from "@/modules/enterprises";
import { EntryForm } from "@/modules/enterprises/ui/entry-form";
import { ask } from "@/platform/gate";

export const metadata: Metadata = { title: "登记企业" };

export default async function NewEnterprisePage() {
  const forms = await ask(enterpriseForms, {});
  return (
    <Page
      title="登记企业"
      crumb={
        <nav className="crumb" aria-label="位置">
          <Link href="/enterprises">企业建会</Link> /
        </nav>
      }
    >
      <EntryForm action={enterpriseActions.register} forms={forms} />
    </Page>
  );
}
