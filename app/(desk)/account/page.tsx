import type { Metadata } from "next";
import { Page } from "@/components/shell/page";
import { ownDeputies, ownSessions } from "@/modules/accounts";
import { OwnAccount } from "@/modules/accounts/ui/own-account";
import { ask, signedIn } from "@/platform/gate";

export const metadata: Metadata = { title: "本人账号" };

export default async function OwnAccountPage() {
  const { account, name, roles, unit } = await signedIn();
  return (
    <Page title="本人账号">
      <OwnAccount
        who={{ account, name, roles, unit }}
        sessions={await ask(ownSessions, {})}
        deputies={await ask(ownDeputies, {})}
      />
    </Page>
  );
}
