import { decode } from "next-auth/jwt";

const MB = 1024 * 1024;
/** What a form without files sends at most; a bulk decision of 500 rows is a tenth of it. */
const FORM = 2 * MB;
/** Six evidence files of 10 MB each in one form; next.config.mjs has the same bound. */
const UPLOAD = 64 * MB;
const uploads = /^\/(plan|follow-ups|enterprises|membership|reports|documents|admin)(\/|$)/;

/**
 * Stands before the application at the plain HTTP server: notes who is calling, sets the headers that hold for every answer,
 * and refuses bodies before anything keeps them in memory. A client cannot forge the address; a forwarded one counts only
 * behind a proxy that the operator trusts (TRUST_PROXY).
 */
export function frontDoor({ publicUrl, trustProxy, secret, handle }) {
  const secure = publicUrl.startsWith("https:");
  return async (request, response) => {
    const forwarded = trustProxy
      ? String(request.headers["x-forwarded-for"] ?? "")
          .split(",")
          .at(-1)
          ?.trim()
      : "";
    request.headers["x-client-address"] = forwarded || request.socket.remoteAddress || "unknown";
    response.setHeader("x-content-type-options", "nosniff");
    // Over http browsers ignore it; an intranet address without a certificate must stay reachable.
    if (secure) response.setHeader("strict-transport-security", "max-age=31536000");
    const refusal = await refusalOf(request, secret);
    if (!refusal) return handle(request, response);
    // The framework's client shows a text/plain answer as the action's own words, with exactly this type.
    const type = request.headers["next-action"] ? "text/plain" : "text/plain; charset=utf-8";
    response.writeHead(refusal.status, { "content-type": type, "cache-control": "no-store" });
    response.end(refusal.message);
  };
}

/** Why a request's body is not taken, or null. Large ones only where forms upload, and only from whoever is signed in. */
async function refusalOf(request, secret) {
  const chunked = request.headers["transfer-encoding"] !== undefined;
  const size = chunked ? Number.POSITIVE_INFINITY : Number(request.headers["content-length"] ?? 0);
  if (size <= FORM) return null;
  if (chunked) return { status: 411, message: "提交的内容没有说明大小，没有接收" };
  const path = (request.url ?? "/").split("?")[0];
  const most = uploads.test(path) ? UPLOAD : FORM;
  if (size > most)
    return {
      status: 413,
      message: `提交的内容超过 ${most / MB} MB，没有接收；请减少或分几次提交，已填写的内容保留在本页`,
    };
  if (!(await signedIn(request.headers.cookie ?? "", secret)))
    return { status: 401, message: "登录已过期，请在新窗口登录后再提交；已填写的内容保留在本页" };
  return null;
}

/** Whether the cookie is one that this board sealed; that its session still runs is asked later, by whoever acts. */
async function signedIn(cookies, secret) {
  const token = /(?:^|;\s*)(?:__Secure-)?next-auth\.session-token=([^;]+)/.exec(cookies)?.[1];
  try {
    return token !== undefined && (await decode({ token, secret })) !== null;
  } catch {
    return false;
  }
}
