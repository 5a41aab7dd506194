import { cookies, headers } from "next/headers";
import { encode } from "next-auth/jwt";
import { env } from "./env";
import { endSession, openSession, SESSION_SECONDS, signIn } from "./session";

/** The cookie that next-auth itself would set, so that its routes and `currentStaff` read it alike. */
function sessionCookie() {
  const secure = env().PUBLIC_URL.startsWith("https:");
  const name = `${secure ? "__Secure-" : ""}next-auth.session-token`;
  return { name, options: { httpOnly: true, sameSite: "lax" as const, path: "/", secure, maxAge: SESSION_SECONDS } };
}

/**
 * Signs in from our own form, which works before and without the page's scripts. Same check and same session row as
 * next-auth's credentials route. Answers whether it worked; never why it did not.
 */
export async function signInHere(account: string, password: string): Promise<boolean> {
  const sent = await headers();
  const attempt = {
    account: account.trim().toLowerCase().slice(0, 64),
    password: password.slice(0, 200),
    address: sent.get("x-client-address") ?? "未知",
  };
  const id = attempt.account && attempt.password ? await signIn(attempt) : null;
  if (id === null) return false;
  const sid = await openSession(id, attempt.address, sent.get("user-agent") ?? "");
  const { name, options } = sessionCookie();
  const value = await encode({ token: { sub: id, sid }, secret: env().AUTH_SECRET, maxAge: SESSION_SECONDS });
  (await cookies()).set(name, value, options);
  return true;
}

/** Ends the session's row and forgets its cookie. */
export async function signOutHere(sessionId: string | null): Promise<void> {
  if (sessionId !== null) await endSession(sessionId);
  const { name, options } = sessionCookie();
  (await cookies()).set(name, "", { ...options, maxAge: 0 });
}

/** Where to go after signing in: a path of this site, whatever was asked; the own first page otherwise. */
export function pathAfterSignIn(asked: unknown): string {
  const fallback = "/";
  if (typeof asked !== "string" || !/^(\/(?![/\\])|https?:\/\/)/.test(asked)) return fallback;
  const home = env().PUBLIC_URL;
  const url = URL.canParse(asked, home) ? new URL(asked, home) : null;
  if (!url || url.origin !== new URL(home).origin || /^\/(sign-in|api)(\/|$)/.test(url.pathname)) return fallback;
  return url.pathname + url.search;
}
