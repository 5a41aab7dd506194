"use server";
import { act, type FormState } from "@/platform/gate";
import { withLate } from "@/vocab/reports";
import { stageLabels } from "@/vocab/stages";
import { setFloatingUnion } from "./writes/floating";
import { freezeList } from "./writes/freeze-list";
import { moveStage } from "./writes/move";
import { addRecord, voidRecord } from "./writes/records";
import { editEnterprise, registerEnterprise } from "./writes/register";
import { noteContact, setSeat } from "./writes/seats";
import { stallEnterprise, unstallEnterprise } from "./writes/stall";

export const register = async (_: FormState, data: FormData) =>
  act(registerEnterprise, data, ({ id, no, late }) => ({
    message: withLate(`已登记，编号 ${no}`, late),
    goto: `/enterprises/${id}`,
  }));

export const edit = async (_: FormState, data: FormData) =>
  act(editEnterprise, data, ({ id }) => ({ message: "已保存", goto: `/enterprises/${id}` }));

export const move = async (_: FormState, data: FormData) =>
  act(moveStage, data, ({ stage, late }) => ({ message: withLate(`已登记：${stageLabels[stage]}`, late) }));

export const stall = async (_: FormState, data: FormData) =>
  act(stallEnterprise, data, () => ({ message: "已标为受阻，督办已发出" }));

export const unstall = async (_: FormState, data: FormData) =>
  act(unstallEnterprise, data, () => ({ message: "已解除受阻" }));

export const addOne = async (_: FormState, data: FormData) =>
  act(addRecord, data, ({ late }) => ({ message: withLate("记录已登记", late) }));

export const voidOne = async (_: FormState, data: FormData) => act(voidRecord, data, () => ({ message: "记录已作废" }));

export const seat = async (_: FormState, data: FormData) => act(setSeat, data, () => ({ message: "席位已调整" }));

export const contact = async (_: FormState, data: FormData) =>
  act(noteContact, data, () => ({ message: "联系已登记" }));

export const floating = async (_: FormState, data: FormData) =>
  act(setFloatingUnion, data, () => ({ message: "已登记" }));

export const freeze = async (_: FormState, data: FormData) =>
  act(freezeList, data, ({ total }) => ({ message: `已冻结应建会清单 ${total} 家` }));
