import { redirect } from "next/navigation";
import { signedIn } from "@/platform/gate";

/** Officers start with what waits for them; the three administrators with their own work. */
export default async function Home() {
  const { may } = await signedIn();
  if (may.has("plan.read")) redirect("/desk");
  if (may.has("account.admin")) redirect("/admin/accounts");
  if (may.has("unit.admin")) redirect("/admin/units");
  redirect("/admin/audit");
}
