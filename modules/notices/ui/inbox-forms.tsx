import { ActionForm } from "@/components/form/action-form";
import { SubmitButton } from "@/components/form/submit-button";
import { markAll } from "../actions";

/** Everything that the inbox shows as unread, or one kind of it, marked as read. */
export function MarkAllForm({ event, unread }: { event: string | undefined; unread: number }) {
  return (
    <ActionForm action={markAll} label="标为已读" className="">
      <input type="hidden" name="event" value={event ?? ""} />
      <SubmitButton look="plain" disabled={unread === 0}>
        全部标为已读
      </SubmitButton>
    </ActionForm>
  );
}
