import { createHmac } from "node:crypto";
import { z } from "zod";
import { JobFault } from "@/platform/jobs/worker";
import { type RobotKind, robotKinds } from "@/vocab/notices";
import { addressObjection } from "../rules/robot-address";

export interface Robot {
  kind: RobotKind;
  address: string;
  secret: string;
}

const Answer = z.object({ errcode: z.number() });
const PATIENCE = 8000;

/** 钉钉's signed robots: the time in ms and its HMAC under the secret, in the query. */
function signed({ kind, address, secret }: Robot, now: number): string {
  if (kind !== "dingtalk" || secret === "") return address;
  const url = new URL(address);
  url.searchParams.set("timestamp", String(now));
  url.searchParams.set("sign", createHmac("sha256", secret).update(`${now}\n${secret}`).digest("base64"));
  return url.href;
}

/**
 * Posts to a group's robot. The host is checked again, redirects are not followed, eight seconds at most. Throws a JobFault
 * whose sentence names neither address nor secret.
 */
export async function post(robot: Robot, body: object, origins: readonly string[]): Promise<void> {
  if (addressObjection(robot.address, origins)) throw new JobFault("机器人地址不在允许的主机名单内");
  const name = robotKinds[robot.kind];
  const answer = await fetch(signed(robot, Date.now()), {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
    redirect: "manual",
    signal: AbortSignal.timeout(PATIENCE),
  }).catch((error: Error) => {
    throw new JobFault(error.name === "TimeoutError" ? `${name}没有在 8 秒内答复` : `连不上${name}`);
  });
  if (answer.status >= 300 && answer.status < 400) throw new JobFault(`${name}要求转到别的地址，没有跟随`);
  if (!answer.ok) throw new JobFault(`${name}答复 HTTP ${answer.status}`);
  const said = Answer.safeParse(await answer.json().catch(() => null));
  if (!said.success) throw new JobFault(`${name}的答复看不懂`);
  if (said.data.errcode !== 0) throw new JobFault(`${name}拒收，错误码 ${said.data.errcode}`);
}
