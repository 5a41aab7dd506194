"use server";

import { act, type FormState } from "@/platform/gate";
import { retry } from "./writes/retry";

export async function retryJob(_state: FormState, data: FormData): Promise<FormState> {
  return act(retry, data, () => ({ message: "已重新排队" }));
}
