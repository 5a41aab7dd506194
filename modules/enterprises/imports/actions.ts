"use server";
import { act, type FormState } from "@/platform/gate";
import { lateWords } from "@/vocab/imports";
import { enterpriseImport } from "./verbs";

const at = (batch: number) => `/enterprises/import?batch=${batch}`;

export const upload = async (_: FormState, data: FormData) =>
  act(enterpriseImport.upload, data, ({ batch }) => ({ goto: at(batch) }));

export const remap = async (_: FormState, data: FormData) =>
  act(enterpriseImport.remap, data, () => ({ message: "已重新核对" }));

export const accept = async (_: FormState, data: FormData) =>
  act(enterpriseImport.accept, data, ({ added, corrected, late }) => ({
    message: [`已入账：新增 ${added} 行，更正 ${corrected} 行`, lateWords(late)].filter(Boolean).join("，"),
  }));

export const undo = async (_: FormState, data: FormData) =>
  act(enterpriseImport.undo, data, () => ({ message: "已撤销" }));

export const discard = async (_: FormState, data: FormData) =>
  act(enterpriseImport.discard, data, () => ({ message: "已取消，没有写入", goto: "/enterprises/import" }));
