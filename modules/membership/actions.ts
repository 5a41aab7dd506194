"use server";
import { act, type FormState } from "@/platform/gate";
import { withLate } from "@/vocab/reports";
import { confirmBalance } from "./writes/confirm";
import { join, leave, open } from "./writes/enter";
import { reverse } from "./writes/reverse";
import { acceptOffer, recallOffer, refuseOffer, transfer } from "./writes/transfer";

export const enterJoin = async (_: FormState, data: FormData) =>
  act(join, data, ({ count, balance, offer, late }) => ({
    message:
      offer === null
        ? withLate(`已登记 ${count} 人，在册 ${balance} 人`, late)
        : `已发起转接 ${count} 人，待会籍单位接收`,
  }));

export const enterLeave = async (_: FormState, data: FormData) =>
  act(leave, data, ({ count, balance, late }) => ({
    message: withLate(`已登记退会 ${count} 人，在册 ${balance} 人`, late),
  }));

export const enterOpening = async (_: FormState, data: FormData) =>
  act(open, data, ({ count, balance, late }) => ({
    message: withLate(`已登记期初 ${count} 人，在册 ${balance} 人`, late),
  }));

export const enterTransfer = async (_: FormState, data: FormData) =>
  act(transfer, data, ({ count }) => ({ message: `已发起转接 ${count} 人，接收前留在本单位` }));

export const accept = async (_: FormState, data: FormData) =>
  act(acceptOffer, data, ({ count }) => ({ message: `已接收 ${count} 人` }));

export const decline = async (_: FormState, data: FormData) =>
  act(refuseOffer, data, () => ({ message: "已拒绝，会员仍在转出单位" }));

export const recall = async (_: FormState, data: FormData) => act(recallOffer, data, () => ({ message: "已撤回转接" }));

export const takeBack = async (_: FormState, data: FormData) =>
  act(reverse, data, ({ no, late }) => ({ message: withLate(`已冲正 ${no}`, late) }));

export const confirm = async (_: FormState, data: FormData) =>
  act(confirmBalance, data, ({ balance }) => ({ message: `已盘点确认 ${balance} 人，90 天内计入核实率` }));
