import type { CommandContext } from "@/platform/run";
import type { FollowUpLevel } from "@/vocab/levels";
import { insertFollowUps } from "./insert";

interface Opened {
  level: FollowUpLevel;
  title: string;
  body: string;
  unit: string;
  dueOn: string;
  /** What it is about, as `kind:id`. */
  subject: string;
  /** 事项来源 in words. */
  source?: string;
}

/** Issues a follow-up from inside another module's command, in its transaction: what 受阻 and a handled risk require. Answers its id. */
export async function openFollowUp(context: CommandContext, { level, unit, ...rest }: Opened): Promise<number> {
  const [row] = await insertFollowUps(context, level, [{ ...rest, unitCode: unit }]);
  return row!.id;
}
