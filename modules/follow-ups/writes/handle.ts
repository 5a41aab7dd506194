import { z } from "zod";
import { command } from "@/platform/run";
import { HeldInput as MoveInput, textField } from "./hold";
import { takeMove } from "./move";

/** The receiving unit's post signs for a follow-up; who signs is in charge unless the issuer named somebody. */
export const signFollowUp = command(
  { name: "follow-up.sign", may: "follow-up.handle", input: MoveInput },
  (context, input) => takeMove(context, "sign", input),
);

const SubmitInput = MoveInput.extend({
  text: textField("请填写反馈内容"),
  openReason: z.string().trim().max(500, "最多 500 字").default(""),
});

/** The receiving unit's post reports the work as done; from here the issuer decides. Open sub-follow-ups need a reason. */
export const submitFollowUp = command(
  { name: "follow-up.submit", may: "follow-up.handle", input: SubmitInput },
  (context, input) => takeMove(context, "submit", input),
);

const CloseInput = MoveInput.extend({ text: z.string().trim().max(2000, "最多 2000 字").default("") });

/** 销号: the issuing unit accepts the feedback; the follow-up moves no more. */
export const closeFollowUp = command(
  { name: "follow-up.close", may: "follow-up.issue", input: CloseInput },
  (context, input) => takeMove(context, "close", input),
);

const ReturnInput = MoveInput.extend({ text: textField("请写明退回原因") });

/** 退回: the issuing unit sends the feedback back with a reason; the receiver goes on. */
export const returnFollowUp = command(
  { name: "follow-up.return", may: "follow-up.issue", input: ReturnInput },
  (context, input) => takeMove(context, "return", input),
);
