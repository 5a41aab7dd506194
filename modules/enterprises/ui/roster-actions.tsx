import { ButtonLink } from "@/components/ui/button";
import { hrefWith } from "@/platform/search";
import { FreezeButton } from "./freeze-button";

interface RosterActionsProps {
  unit: string | undefined;
  exportHref: string;
  /** Null where the asker does not freeze the list. */
  freeze: { today: string; frozenOn: string | null } | null;
  imports: boolean;
  writes: boolean;
}

/** What the head of the register offers, by role. */
export function RosterActions({ unit, exportHref, freeze, imports, writes }: RosterActionsProps) {
  return (
    <>
      <ButtonLink href={hrefWith("/enterprises/floating-unions", { unit })}>流动会员联合工会</ButtonLink>
      {freeze && <FreezeButton {...freeze} />}
      {imports && <ButtonLink href="/enterprises/import">导入</ButtonLink>}
      <ButtonLink href={exportHref} download shortcut="export">
        导出 Excel
      </ButtonLink>
      {writes && (
        <ButtonLink href="/enterprises/new" look="primary">
          登记企业
        </ButtonLink>
      )}
    </>
  );
}
