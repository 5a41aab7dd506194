"use server";

import { act, type FormState } from "@/platform/gate";
import { markAllRead } from "./writes/mark";
import { removeRobot, setRobot, tryRobot } from "./writes/robots";
import { setChannels, setEmail } from "./writes/settings";

export async function markAll(_state: FormState, data: FormData): Promise<FormState> {
  return act(markAllRead, data, ({ marked }) => ({ message: marked > 0 ? `已标为已读 ${marked} 条` : "没有未读消息" }));
}

export async function keepChannels(_state: FormState, data: FormData): Promise<FormState> {
  return act(setChannels, data, () => ({ message: "已保存" }));
}

export async function keepEmail(_state: FormState, data: FormData): Promise<FormState> {
  return act(setEmail, data, ({ kept }) => ({ message: kept ? "已保存邮箱" : "已去掉邮箱" }));
}

export async function keepRobot(_state: FormState, data: FormData): Promise<FormState> {
  return act(setRobot, data, ({ title }) => ({ message: `已保存${title}的群机器人`, goto: "/admin/settings" }));
}

export async function dropRobot(_state: FormState, data: FormData): Promise<FormState> {
  return act(removeRobot, data, () => ({ message: "已删除" }));
}

export async function sendTrial(_state: FormState, data: FormData): Promise<FormState> {
  return act(tryRobot, data, () => ({ message: "已交发送，结果稍后显示在本页" }));
}
