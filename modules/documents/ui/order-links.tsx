import { ActionForm } from "@/components/form/action-form";
import { ButtonLink } from "@/components/ui/button";
import { ConfirmButton } from "@/components/ui/dialog";
import { issueOrderOf } from "../actions";

/** The 督办单 of a follow-up as a file; who issued the follow-up may also keep it as it stands, with a checksum. */
export function OrderLinks({ followUp, keeps }: { followUp: number; keeps: boolean }) {
  return (
    <div className="mt-2 flex flex-wrap items-center gap-2">
      <ButtonLink href={`/export/order?id=${followUp}&format=docx`} download>
        导出督办单
      </ButtonLink>
      {keeps && (
        <ActionForm action={issueOrderOf} label="签发督办单" className="flex items-center gap-2">
          <input type="hidden" name="followUp" value={followUp} />
          <ConfirmButton
            label="签发督办单"
            title="签发督办单"
            consequence="按事项此刻的内容存为督办单，附文件校验码，存档后不能改；承办单位可以查看和下载。"
          />
        </ActionForm>
      )}
    </div>
  );
}
