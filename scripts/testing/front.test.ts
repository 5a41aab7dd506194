import { createServer, type IncomingMessage, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { encode } from "next-auth/jwt";
import { afterEach, expect, test } from "vitest";
import { frontDoor } from "../lib/front.mjs";

const secret = "a secret of the tests that is long enough";
const MB = 1024 * 1024;
let server: Server | undefined;
afterEach(() => server?.close());

/** A server whose application answers with the address it was told and the bytes that it received. */
async function door(settings: { publicUrl?: string; trustProxy?: boolean } = {}): Promise<number> {
  const handle = async (asked: IncomingMessage, answer: import("node:http").ServerResponse) => {
    let bytes = 0;
    for await (const piece of asked) bytes += (piece as Buffer).length;
    answer.end(JSON.stringify({ bytes, address: asked.headers["x-client-address"] }));
  };
  server = createServer(frontDoor({ publicUrl: "http://127.0.0.1", trustProxy: false, secret, ...settings, handle }));
  await new Promise<void>((ready) => server?.listen(0, "127.0.0.1", ready));
  return (server.address() as AddressInfo).port;
}

function send(port: number, path: string, size: number | "chunked", headers: Record<string, string> = {}) {
  const length = size === "chunked" ? {} : { "content-length": String(size) };
  return new Promise<{ status: number; text: string; headers: IncomingMessage["headers"] }>((done, fail) => {
    const call = request({ port, path, method: "POST", headers: { ...length, ...headers } }, async (answer) => {
      let text = "";
      for await (const piece of answer.setEncoding("utf8")) text += piece;
      done({ status: answer.statusCode ?? 0, text, headers: answer.headers });
    });
    call.on("error", fail);
    const piece = Buffer.alloc(MB);
    for (let left = size === "chunked" ? MB : size; left > 0; left -= MB) call.write(piece.subarray(0, left));
    call.end();
  });
}

const cookie = async () => ({
  cookie: `a=b; next-auth.session-token=${await encode({ token: { sid: "1" }, secret })}`,
});

test("大的内容只有上传文件的页、登录后才收，70 MB 得到一句话而不是挂起", async () => {
  const port = await door();
  const known = await cookie();
  expect(JSON.parse((await send(port, "/desk", MB)).text)).toMatchObject({ bytes: MB });
  expect(JSON.parse((await send(port, "/plan/imports?x=1", 20 * MB, known)).text)).toMatchObject({ bytes: 20 * MB });
  for (const path of ["/plan/imports", "/follow-ups/7", "/reports/110105/2022-06"]) {
    const answer = await send(port, path, 70 * MB, { ...known, "next-action": "x" });
    expect(answer).toMatchObject({ status: 413, text: expect.stringContaining("提交的内容超过 64 MB") });
    expect(answer.headers["content-type"]).toBe("text/plain");
  }
  for (const path of ["/desk", "/sign-in", "/api/auth/callback/credentials", "/planning"])
    expect(await send(port, path, 3 * MB, known)).toMatchObject({
      status: 413,
      text: expect.stringContaining("超过 2 MB"),
    });
  for (const stranger of [{}, { cookie: "next-auth.session-token=forged" }])
    expect((await send(port, "/plan/7", 3 * MB, stranger)).status).toBe(401);
  expect((await send(port, "/plan/7", "chunked", known)).status).toBe(411);
});

test("https 的网址才有 HSTS；每个回答都有 nosniff", async () => {
  const plain = await send(await door(), "/", 0);
  expect(plain.headers["strict-transport-security"]).toBeUndefined();
  expect(plain.headers["x-content-type-options"]).toBe("nosniff");
  server?.close();
  const secure = await send(await door({ publicUrl: "https://board.example.cn" }), "/", 0);
  expect(secure.headers["strict-transport-security"]).toBe("max-age=31536000");
});

test("来源地址：只有在信任的代理后面，才认它写的那一个", async () => {
  const forged = { "x-forwarded-for": "203.0.113.9, 192.0.2.4", "x-client-address": "203.0.113.9" };
  const direct = await send(await door(), "/", 0, forged);
  expect(JSON.parse(direct.text).address).toMatch(/127\.0\.0\.1/);
  server?.close();
  const behind = await send(await door({ trustProxy: true }), "/", 0, forged);
  expect(JSON.parse(behind.text).address).toBe("192.0.2.4");
});
