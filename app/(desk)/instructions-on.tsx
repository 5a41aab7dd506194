import { instructionsOf } from "@/modules/instructions";
import type { SubjectKind } from "@/modules/instructions/search";
import { InstructionsCard } from "@/modules/instructions/ui/instructions-card";
import { ask, signedIn } from "@/platform/gate";

interface InstructionsOnProps {
  kind: SubjectKind;
  id: string | number;
  /** Whose matter it is. */
  unit: string;
  className?: string;
}

/** 领导批示 about what a page shows; nothing for those who can neither read nor write one here. */
export async function InstructionsOn({ kind, id, unit, className }: InstructionsOnProps) {
  const found = await ask(instructionsOf, { kind, id: String(id), unit });
  return <InstructionsCard found={found} own={(await signedIn()).unit.code} className={className} />;
}
