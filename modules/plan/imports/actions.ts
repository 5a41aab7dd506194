"use server";
import { act, type FormState } from "@/platform/gate";
import { planImport } from "./verbs";

const at = (batch: number) => `/plan/import?batch=${batch}`;

export const upload = async (_: FormState, data: FormData) =>
  act(planImport.upload, data, ({ batch }) => ({ goto: at(batch) }));

export const remap = async (_: FormState, data: FormData) =>
  act(planImport.remap, data, () => ({ message: "已重新核对" }));

export const accept = async (_: FormState, data: FormData) =>
  act(planImport.accept, data, ({ added, corrected }) => ({
    message: `已入账：新增 ${added} 行，更正 ${corrected} 行`,
  }));

export const undo = async (_: FormState, data: FormData) => act(planImport.undo, data, () => ({ message: "已撤销" }));

export const discard = async (_: FormState, data: FormData) =>
  act(planImport.discard, data, () => ({ message: "已取消，没有写入", goto: "/plan/import" }));
