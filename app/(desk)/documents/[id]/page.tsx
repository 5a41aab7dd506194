import type { Metadata } from "next";
import Link from "next/link";
import { cache } from "react";
import { Page } from "@/components/shell/page";
import { ButtonLink } from "@/components/ui/button";
import { documentOne } from "@/modules/documents";
import { DraftActions, TextForm } from "@/modules/documents/ui/draft-forms";
import { DocumentFacts } from "@/modules/documents/ui/facts";
import { VerifyButton } from "@/modules/documents/ui/list-forms";
import { PaperView } from "@/modules/documents/ui/paper-view";
import { PrintButton } from "@/modules/documents/ui/print-button";
import { ask } from "@/platform/gate";

const one = cache((id: string) => ask(documentOne, { id }));

export async function generateMetadata({ params }: PageProps<"/documents/[id]">): Promise<Metadata> {
  return { title: (await one((await params).id)).row.title };
}

export default async function DocumentPage({ params }: PageProps<"/documents/[id]">) {
  const { id } = await params;
  const document = await one(id);
  const { row, paper, mine } = document;
  return (
    <Page
      title={row.title}
      trail={
        <Link href="/documents" prefetch={false}>
          文稿
        </Link>
      }
      actions={
        <>
          <PrintButton />
          <ButtonLink href={`/export/document?id=${row.id}`} download shortcut="export">
            导出 Word
          </ButtonLink>
          {row.state === "issued" && <VerifyButton id={row.id} />}
          {mine && <DraftActions {...document} />}
        </>
      }
    >
      <div className="document-page">
        <div className="stack">
          <DocumentFacts {...document} />
          {mine && <TextForm {...document} />}
        </div>
        <PaperView paper={paper} />
      </div>
    </Page>
  );
}
