import { redirect } from "next/navigation";
import { openNotice } from "@/modules/notices";
import { BadInput, NotFound } from "@/platform/errors";
import { signedIn } from "@/platform/gate";

/** Opens one of the own notices: it counts as read from now on, and its page follows. One that is not there leads to the inbox. */
export async function GET(_request: Request, { params }: RouteContext<"/notices/[id]">) {
  const staff = await signedIn();
  const { id } = await params;
  const opened = await openNotice.as(staff, { id }).catch((error: unknown) => {
    if (error instanceof NotFound || error instanceof BadInput) return { href: "/notices" };
    throw error;
  });
  redirect(opened.href);
}
