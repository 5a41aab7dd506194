"use server";
import { act, type FormState } from "@/platform/gate";
import { withLate } from "@/vocab/reports";
import { addTask } from "./writes/add-task";
import { askCompletion, askExtension } from "./writes/ask";
import { confirmAllocations } from "./writes/confirm-allocations";
import { decideRequest } from "./writes/decide-request";
import { editSettings } from "./writes/edit-settings";
import { editTask } from "./writes/edit-task";
import { reportProgress } from "./writes/report-progress";
import { retireTask } from "./writes/retire-task";
import { reverseProgress } from "./writes/reverse-progress";
import { setAllocations } from "./writes/set-allocations";
import { startLedger } from "./writes/start-ledger";

export const report = async (_: FormState, data: FormData) =>
  act(reportProgress, data, ({ total, late }) => ({ message: withLate(`已填报，本单位累计 ${total}`, late) }));

export const reverse = async (_: FormState, data: FormData) =>
  act(reverseProgress, data, ({ late }) => ({ message: withLate("已冲正，原填报保留在记录中", late) }));

export const extend = async (_: FormState, data: FormData) =>
  act(askExtension, data, () => ({ message: "延期申请已提交，等待上一级审批" }));

export const complete = async (_: FormState, data: FormData) =>
  act(askCompletion, data, () => ({ message: "完成申请已提交，等待上一级核定" }));

export const decide = async (_: FormState, data: FormData) =>
  act(decideRequest, data, ({ state }) => ({ message: state === "granted" ? "已同意" : "已答复不同意" }));

export const allocate = async (_: FormState, data: FormData) =>
  act(setAllocations, data, ({ changed }) => ({
    message: changed === 0 ? "没有变动" : `已保存 ${changed} 个单位的分解`,
  }));

export const confirm = async (_: FormState, data: FormData) =>
  act(confirmAllocations, data, ({ units }) => ({ message: `已核定 ${units} 个单位的分解` }));

export const edit = async (_: FormState, data: FormData) =>
  act(editTask, data, ({ task, changed }) => ({
    message: changed.length === 0 ? "没有变动" : `已保存：${changed.join("、")}`,
    goto: `/plan/${task}`,
  }));

export const add = async (_: FormState, data: FormData) =>
  act(addTask, data, ({ task, code }) => ({ message: `已新增任务 ${code}`, goto: `/plan/${task}` }));

export const retire = async (_: FormState, data: FormData) =>
  act(retireTask, data, () => ({ message: "已删除", goto: "/plan" }));

export const saveSettings = async (_: FormState, data: FormData) =>
  act(editSettings, data, () => ({ message: "设置已保存" }));

export const start = async (_: FormState, data: FormData) =>
  act(startLedger, data, ({ linked }) => ({ message: `已启用，${linked} 项任务改为自动统计` }));
