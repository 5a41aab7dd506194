"use server";
import { act, type FormState } from "@/platform/gate";
import { hrefWith } from "@/platform/search";
import { askExtension, decideExtension } from "./writes/extension";
import { closeFollowUp, returnFollowUp, signFollowUp, submitFollowUp } from "./writes/handle";
import { issueFollowUps } from "./writes/issue";
import { addNote } from "./writes/note";
import { raiseFollowUp } from "./writes/raise";
import { removeTemplate, saveTemplate } from "./writes/templates";
import { transferFollowUp } from "./writes/transfer";

export const sign = async (_: FormState, data: FormData) => act(signFollowUp, data, () => ({ message: "已签收" }));

export const note = async (_: FormState, data: FormData) => act(addNote, data, () => ({ message: "进展已记录" }));

export const submit = async (_: FormState, data: FormData) =>
  act(submitFollowUp, data, () => ({ message: "反馈已提交，等待签发单位销号" }));

export const close = async (_: FormState, data: FormData) => act(closeFollowUp, data, () => ({ message: "已销号" }));

export const sendBack = async (_: FormState, data: FormData) =>
  act(returnFollowUp, data, () => ({ message: "已退回承办单位" }));

export const issue = async (_: FormState, data: FormData) =>
  act(issueFollowUps, data, ({ issued, batch }) => ({
    message: `已发出 ${issued.length} 项`,
    goto: batch === null ? issuedHref(issued.map((row) => row.id)) : `/follow-ups/issued/${batch}`,
  }));

/** The list of exactly what was issued; a set too long for an address is the top of the list by date. */
const issuedHref = (ids: number[]) => hrefWith("/follow-ups", ids.length > 100 ? { sort: "-issued" } : { id: ids });

export const extend = async (_: FormState, data: FormData) =>
  act(askExtension, data, () => ({ message: "延期申请已提交，等待签发单位决定" }));

export const decide = async (_: FormState, data: FormData) =>
  act(decideExtension, data, () => ({ message: "延期申请已处理" }));

export const transfer = async (_: FormState, data: FormData) =>
  act(transferFollowUp, data, () => ({ message: "已转办" }));

export const raise = async (_: FormState, data: FormData) =>
  act(raiseFollowUp, data, ({ no }) => ({ message: no ? `已升级，编号 ${no}` : "已升级" }));

export const keepTemplate = async (_: FormState, data: FormData) =>
  act(saveTemplate, data, () => ({ message: "模板已保存", goto: "/follow-ups/templates" }));

export const dropTemplate = async (_: FormState, data: FormData) =>
  act(removeTemplate, data, () => ({ message: "模板已删除", goto: "/follow-ups/templates" }));
