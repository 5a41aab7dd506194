"use server";
import { act, type FormState } from "@/platform/gate";
import { hrefWith } from "@/platform/search";
import { closeFollowUp, returnFollowUp, signFollowUp, submitFollowUp } from "./writes/handle";
import { issueFollowUps } from "./writes/issue";
import { addNote } from "./writes/note";

export const sign = async (_: FormState, data: FormData) => act(signFollowUp, data, () => ({ message: "已签收" }));

export const note = async (_: FormState, data: FormData) => act(addNote, data, () => ({ message: "进展已记录" }));

export const submit = async (_: FormState, data: FormData) =>
  act(submitFollowUp, data, () => ({ message: "反馈已提交，等待签发单位销号" }));

export const close = async (_: FormState, data: FormData) => act(closeFollowUp, data, () => ({ message: "已销号" }));

export const sendBack = async (_: FormState, data: FormData) =>
  act(returnFollowUp, data, () => ({ message: "已退回承办单位" }));

export const issue = async (_: FormState, data: FormData) =>
  act(issueFollowUps, data, ({ issued }) => ({
    message: `已发出 ${issued.length} 项`,
    // The list of exactly what was issued; a set too long for an address is the top of the list by date.
    goto: hrefWith("/follow-ups", issued.length > 100 ? { sort: "-issued" } : { id: issued.map((row) => row.id) }),
  }));
