import Link from "next/link";
import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { Tag } from "@/components/ui/tag";
import { timeText } from "@/platform/clock";
import { documentKindLabels, documentStateLabels } from "@/vocab/documents";
import type { DocumentPage } from "../reads/one";
import { codeText } from "../rules/words";

/** What identifies a document: number, state, period, who and when, and the checksums by which a file is told from another. */
export function DocumentFacts({ row, closed, size }: DocumentPage) {
  const issued = row.state === "issued";
  return (
    <Card title="文稿信息" pad>
      <dl className="facts">
        <Fact label="文种">{documentKindLabels[row.kind]}</Fact>
        <Fact label="状态">
          <Tag dashed={!issued}>{documentStateLabels[row.state]}</Tag>
        </Fact>
        <Fact label="文号">{issued ? row.number : "印发时编号"}</Fact>
        <Fact label="发文单位">{row.unitTitle}</Fact>
        {row.period && (
          <Fact label="期间">
            {row.period}
            {closed ? "（已定稿）" : "（未定稿，不能印发）"}
          </Fact>
        )}
        <Fact label="统计截止">{row.asOf}</Fact>
        {row.followUpId !== null && (
          <Fact label="督办事项">
            <Link href={`/follow-ups?sheet=${row.followUpId}`} prefetch={false}>
              打开事项
            </Link>
          </Fact>
        )}
        {issued ? (
          <Fact label="印发">
            {row.issuedOn}　{row.issuedBy}
          </Fact>
        ) : (
          <Fact label="起草">
            {row.createdBy}　{timeText(row.updatedAt)}
          </Fact>
        )}
        <Fact label="数据校验码">{codeText(row.figuresSum)}</Fact>
        {row.checksum && (
          <Fact label="文件校验码">
            <code>{row.checksum}</code>
            <br />
            SHA-256，{Math.max(1, Math.round(size / 1000))} KB
          </Fact>
        )}
      </dl>
    </Card>
  );
}

const Fact = ({ label, children }: { label: string; children: ReactNode }) => (
  <>
    <dt>{label}</dt>
    <dd>{children}</dd>
  </>
);
