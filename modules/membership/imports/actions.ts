"use server";
import { act, type FormState } from "@/platform/gate";
import { lateWords } from "@/vocab/imports";
import { membershipImport } from "./verbs";

const path = "/membership/import";

export const upload = async (_: FormState, data: FormData) =>
  act(membershipImport.upload, data, ({ batch }) => ({ goto: `${path}?batch=${batch}` }));

export const remap = async (_: FormState, data: FormData) =>
  act(membershipImport.remap, data, () => ({ message: "已重新核对" }));

export const accept = async (_: FormState, data: FormData) =>
  act(membershipImport.accept, data, ({ added, corrected, late }) => ({
    message: [`已入账：新增 ${added} 行，更正 ${corrected} 行`, lateWords(late)].filter(Boolean).join("，"),
  }));

export const undo = async (_: FormState, data: FormData) =>
  act(membershipImport.undo, data, () => ({ message: "已撤销" }));

export const discard = async (_: FormState, data: FormData) =>
  act(membershipImport.discard, data, () => ({ message: "已取消，没有写入", goto: path }));
