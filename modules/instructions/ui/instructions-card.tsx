import Link from "next/link";
import { Card } from "@/components/ui/card";
import { DialogButton } from "@/components/ui/dialog-button";
import { issueHref } from "../href";
import type { instructionsOf } from "../reads/of-subject";
import { InstructForm } from "./instruct-form";
import { InstructionLine } from "./instruction-line";

type Found = Awaited<ReturnType<typeof instructionsOf.as>>;

interface InstructionsCardProps {
  found: Found;
  /** The asker's own unit: a follow-up goes to another one. */
  own: string;
  className?: string | undefined;
}

/** 领导批示 about the page's subject: a leader writes here, a reviewer turns one into a follow-up. Nothing where there is nothing. */
export function InstructionsCard({ found, own, className }: InstructionsCardProps) {
  const { rows, subject, writes, issues } = found;
  if (rows.length === 0 && !writes) return null;
  return (
    <Card
      title="领导批示"
      note={rows.length > 0 ? `${rows.length} 条` : undefined}
      className={className}
      tools={
        writes && (
          <DialogButton label="批示" title="批示" small>
            <InstructForm subject={subject} />
          </DialogButton>
        )
      }
    >
      {rows.length === 0 && <p className="pad mut">还没有批示</p>}
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="border-b border-line px-3 py-2 last:border-b-0">
            <InstructionLine row={row} />
            {issues && row.followUps === 0 && (
              <p>
                <Link href={issueHref(row, own)} prefetch={false}>
                  转为督办
                </Link>
              </p>
            )}
          </li>
        ))}
      </ul>
    </Card>
  );
}
