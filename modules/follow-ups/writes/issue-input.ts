import { z } from "zod";
import { levelOrder } from "@/vocab/levels";
import { reaches } from "../rules/reach";
import { subjectParam } from "../search";

const code = z.string().regex(/^11(\d{4}|\d{7}|\.[DU]\d{2})?$/, "单位代码有误");
const id = z.coerce.number().int().positive().max(2_147_483_647);
const orNothing = <Item extends z.ZodType>(item: Item) =>
  z.union([z.literal("").transform(() => undefined), item]).optional();

/** What a form of new follow-ups sends. */
export const IssueInput = z
  .object({
    taskIds: z.array(id).max(60, "一次最多选 60 项任务").default([]),
    /** What else it is about, as kind:id; an enterprise's unit follows from the register. */
    about: z.array(subjectParam).max(200, "一次最多选 200 家企业").default([]),
    titles: z
      .array(z.string().trim())
      // One message for all of them: the form shows it under the name of the field, not of its place in the list.
      .refine(
        (titles) => titles.every((title) => title !== "" && title.length <= 120),
        "每个事项须有名称，最多 120 字",
      ),
    units: z.array(code).max(400, "一次最多选 400 个单位").default([]),
    reach: z.enum(reaches).default("district"),
    officer: orNothing(z.uuid()),
    body: z.string().trim().min(1, "请填写要求").max(2000, "要求最多 2000 字"),
    dueOn: z.iso.date("请填写办结期限"),
    level: z.enum(levelOrder, "请选择级别"),
    /** The own unit's follow-up that this one is broken down from. */
    parent: orNothing(id),
    /** The 批示 that it carries out. */
    instruction: orNothing(id),
    skipOpen: z.literal("1").optional(),
  })
  .refine((input) => input.titles.length === Math.max(1, input.taskIds.length + input.about.length), {
    path: ["titles"],
    message: "每项任务须有一个事项名称",
  });

export type IssueValues = z.output<typeof IssueInput>;
