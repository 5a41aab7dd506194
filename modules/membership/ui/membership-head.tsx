import type { ReactNode } from "react";
import { ButtonLink } from "@/components/ui/button";
import { countText } from "@/components/ui/figure";
import type { EntryDesk } from "../reads/entry";
import type { Growth } from "../reads/growth";
import { ConfirmDialog, EntryMenu } from "./entry-menu";

export function MembershipNote({ growth, own }: { growth: Growth; own: boolean }) {
  return <>{`${own ? "仅本级 · " : ""}在册 ${countText(growth.equation.balance)} 人 · 截至 ${growth.until}`}</>;
}

interface MembershipToolsProps {
  /** The own unit's entry desk, where the asker records at all. */
  desk: EntryDesk | null;
  imports: boolean;
  /** The exports. */
  children: ReactNode;
}

/** Import, exports, the other entries of the own unit, and the one primary action: 登记入会. */
export function MembershipTools({ desk, imports, children }: MembershipToolsProps) {
  return (
    <>
      {imports && <ButtonLink href="/membership/import">导入</ButtonLink>}
      {children}
      {desk && (
        <>
          <ConfirmDialog desk={desk} />
          <EntryMenu desk={desk} />
          <ButtonLink href="#entry" look="primary">
            登记入会
          </ButtonLink>
        </>
      )}
    </>
  );
}
