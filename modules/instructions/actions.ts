"use server";
import { act, type FormState } from "@/platform/gate";
import { settleInstruction } from "./writes/settle";
import { writeInstruction } from "./writes/write";

export const write = async (_: FormState, data: FormData) =>
  act(writeInstruction, data, () => ({ message: "批示已送达" }));

export const settle = async (_: FormState, data: FormData) =>
  act(settleInstruction, data, () => ({ message: "办理情况已填写" }));
