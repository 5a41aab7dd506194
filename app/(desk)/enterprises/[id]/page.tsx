import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { enterpriseForms, enterpriseOne } from "@/modules/enterprises";
import { EnterpriseId } from "@/modules/enterprises/search";
import { EnterpriseBody } from "@/modules/enterprises/ui/enterprise-body";
import { MoveButton, StallButton } from "@/modules/enterprises/ui/move-forms";
import { ask } from "@/platform/gate";
import { InstructionsOn } from "../../instructions-on";

const one = cache((id: string) => ask(enterpriseOne, { id: EnterpriseId.catch(0).parse(id) }));

export async function generateMetadata({ params }: PageProps<"/enterprises/[id]">): Promise<Metadata> {
  return { title: (await one((await params).id)).row.name };
}

export default async function EnterprisePage({ params }: PageProps<"/enterprises/[id]">) {
  const page = await one((await params).id);
  const { row, writable } = page;
  const offices = writable && row.kind === "head" ? (await ask(enterpriseForms, {})).seats : undefined;
  return (
    <Page
      title={row.name}
      crumb={
        <nav className="crumb" aria-label="位置">
          <Link href="/enterprises">企业建会</Link> /
        </nav>
      }
      actions={
        writable && (
          <>
            <ButtonLink href={`/enterprises/${row.id}/edit`}>修改</ButtonLink>
            {row.stage !== "closed" && row.stage !== "covered" && <StallButton {...page} />}
            <MoveButton {...page} />
          </>
        )
      }
    >
      <InstructionsOn kind="enterprise" id={row.id} unit={row.unitCode} className="mb-3" />
      <EnterpriseBody page={page} offices={offices} />
    </Page>
  );
}
