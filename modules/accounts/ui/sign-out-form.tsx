import { signOutAction } from "../sign-in";

/** Ends the session; stands in the account menu and in the drawer. */
export function SignOutForm() {
  return (
    <form action={signOutAction}>
      <button type="submit" className="btn">
        退出登录
      </button>
    </form>
  );
}
