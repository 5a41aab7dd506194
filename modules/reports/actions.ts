"use server";
import { timeText } from "@/platform/clock";
import { act, type FormState } from "@/platform/gate";
import { withLate } from "@/vocab/reports";
import { chaseReports } from "./writes/chase";
import { closeMonth, reopenMonth } from "./writes/close";
import { approveReport, decideMany, returnReport, unapproveReport } from "./writes/decide";
import { draftReport } from "./writes/draft";
import { submitReport } from "./writes/submit";

/** One form, two buttons: kept for later, or sent to the level above. */
export const save = async (_: FormState, data: FormData) =>
  data.get("intent") === "submit"
    ? act(submitReport, data, ({ already, at, late }) => ({
        message: already ? `本期报告已于 ${timeText(at)} 报送，没有重复报送` : withLate("已报送，数字已冻结", late),
      }))
    : act(draftReport, data, () => ({ message: "草稿已存" }));

export const approve = async (_: FormState, data: FormData) =>
  act(approveReport, data, ({ name }) => ({ message: `${name}的报告已通过` }));

export const sendBack = async (_: FormState, data: FormData) =>
  act(returnReport, data, ({ name }) => ({ message: `${name}的报告已退回` }));

export const unapprove = async (_: FormState, data: FormData) =>
  act(unapproveReport, data, ({ name }) => ({ message: `${name}的报告已撤销通过，可以重新审核` }));

export const many = async (_: FormState, data: FormData) =>
  act(decideMany, data, ({ outcomes }) => {
    const failed = outcomes.filter((outcome) => !outcome.ok);
    const done = outcomes.length - failed.length;
    const why = failed.map((outcome) => outcome.message).join("；");
    return { message: `${done} 个已处理${failed.length > 0 ? `，${failed.length} 个未处理：${why}` : ""}` };
  });

export const chase = async (_: FormState, data: FormData) =>
  act(chaseReports, data, ({ chased }) => ({ message: `已向 ${chased} 个单位催报` }));

export const close = async (_: FormState, data: FormData) => act(closeMonth, data, () => ({ message: "已定稿" }));

export const reopen = async (_: FormState, data: FormData) =>
  act(reopenMonth, data, () => ({ message: "已重新打开，可以从上到下撤销通过" }));
