"use server";
import { act, type FormState } from "@/platform/gate";
import { draftDocument } from "./writes/draft";
import { discardDocument, editDocument, refreshDocument } from "./writes/edit";
import { issueDocument, issueOrder, issueProgress } from "./writes/issue";
import { verifyDocument } from "./writes/verify";

export const draft = async (_: FormState, data: FormData) =>
  act(draftDocument, data, ({ id }) => ({ message: "草稿已生成", goto: `/documents/${id}` }));

export const edit = async (_: FormState, data: FormData) => act(editDocument, data, () => ({ message: "文字已保存" }));

export const refresh = async (_: FormState, data: FormData) =>
  act(refreshDocument, data, ({ changed }) => ({ message: changed ? "数字已更新，请核对文字" : "数字没有变动" }));

export const discard = async (_: FormState, data: FormData) =>
  act(discardDocument, data, () => ({ message: "草稿已删除", goto: "/documents" }));

export const issue = async (_: FormState, data: FormData) =>
  act(issueDocument, data, ({ number }) => ({ message: `已印发，文号 ${number}` }));

export const issueOwn = async (_: FormState, data: FormData) =>
  act(issueProgress, data, ({ number }) => ({ message: `已印发，文号 ${number}` }));

export const issueOrderOf = async (_: FormState, data: FormData) =>
  act(issueOrder, data, ({ id, number }) => ({ message: `已签发 ${number}`, goto: `/documents/${id}` }));

export const verify = async (_: FormState, data: FormData) =>
  act(verifyDocument, data, ({ number, on }) => ({ message: `一致：与 ${on}印发的 ${number} 相同` }));
