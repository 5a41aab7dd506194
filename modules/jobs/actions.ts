"use server";

import { act, type FormState } from "@/platform/gate";
import { retry } from "./writes/retry";
import { startNow } from "./writes/start";

export async function retryJob(_state: FormState, data: FormData): Promise<FormState> {
  return act(retry, data, () => ({ message: "已重新排队" }));
}

export async function runNow(_state: FormState, data: FormData): Promise<FormState> {
  return act(startNow, data, () => ({ message: "已排队，稍后刷新看结果" }));
}
