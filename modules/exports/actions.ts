"use server";

import { act, type FormState } from "@/platform/gate";
import { exportAgain, removeExport, requestExport } from "./writes/request";

export async function askForFile(_state: FormState, data: FormData): Promise<FormState> {
  return act(requestExport, data, ({ fresh }) => ({
    message: fresh ? "已开始在后台生成，完成后有消息提醒" : "同样的文件正在生成",
    goto: "/exports",
  }));
}

export async function makeAgain(_state: FormState, data: FormData): Promise<FormState> {
  return act(exportAgain, data, () => ({ message: "已重新开始生成" }));
}

export async function dropFile(_state: FormState, data: FormData): Promise<FormState> {
  return act(removeExport, data, () => ({ message: "已删除" }));
}
