import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { hrefWith } from "@/platform/search";
import { FreezeButton } from "./freeze-button";

interface RosterActionsProps {
  unit: string | undefined;
  exports: ReactNode;
  /** Null where the asker does not freeze the list. */
  freeze: { today: string; frozenOn: string | null } | null;
  imports: boolean;
  writes: boolean;
}

/** What the head of the register offers, by role. */
export function RosterActions({ unit, exports, freeze, imports, writes }: RosterActionsProps) {
  return (
    <>
      <ButtonLink href={hrefWith("/enterprises/floating-unions", { unit })}>流动会员联合工会</ButtonLink>
      {freeze && <FreezeButton {...freeze} />}
      {imports && <ButtonLink href="/enterprises/import">导入</ButtonLink>}
      {exports}
      {writes && (
        <ButtonLink href="/enterprises/new" look="primary">
          登记企业
        </ButtonLink>
      )}
    </>
  );
}
