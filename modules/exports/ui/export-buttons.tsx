import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { ButtonLink } from "@/components/ui/button";
import { hrefWith } from "@/platform/search";
import { formatLabels } from "@/vocab/exports";
import { askForFile } from "../actions";

/** Lists of more rows are made in the background: nobody waits at a request that takes half a minute. */
export const LONG = 20_000;

type Format = keyof typeof formatLabels;

interface ExportButtonsProps {
  /** Id of the sheet: /export/<sheet>. */
  sheet: string;
  /** The page's search. */
  search: Record<string, unknown>;
  /** Rows under that search. */
  total: number;
  /** The first one answers to `e`; the others stand on wide screens alone. */
  formats?: readonly Format[];
}

/** 导出 of a list: at once as a download, or, when it is long, through 我的导出. */
export function ExportButtons({ formats = ["xlsx"], ...list }: ExportButtonsProps) {
  return formats.map((format, at) => (
    <div key={format} className={at === 0 ? undefined : "max-md:hidden"}>
      <ExportButton {...list} format={format} shortcut={at === 0 ? "export" : undefined} />
    </div>
  ));
}

interface ExportButtonProps extends Omit<ExportButtonsProps, "formats"> {
  format: Format;
  shortcut: string | undefined;
}

function ExportButton({ sheet, search, total, format, shortcut }: ExportButtonProps) {
  const label = formatLabels[format];
  if (total <= LONG)
    return (
      <ButtonLink href={hrefWith(`/export/${sheet}`, search, { format })} download shortcut={shortcut}>
        导出 {label}
      </ButtonLink>
    );
  return (
    <ActionForm action={askForFile} label={`后台导出 ${label}`} className="">
      <input type="hidden" name="sheet" value={sheet} />
      <input type="hidden" name="format" value={format} />
      <input type="hidden" name="search" value={hrefWith("", search).slice(1)} />
      <input type="hidden" name="rows" value={total} />
      <SubmitButton look="plain" shortcut={shortcut}>
        后台导出 {label}
      </SubmitButton>
    </ActionForm>
  );
}
