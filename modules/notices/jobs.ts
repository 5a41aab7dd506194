import { z } from "zod";
import { env } from "@/platform/env";
import { JobFault, type JobHandlers } from "@/platform/jobs/worker";
import { systemStaff } from "@/platform/system-staff";
import { send } from "./delivery/mail";
import { post } from "./delivery/robot";
import { groupMessage, robotBody, tryMessage } from "./rules/group-message";
import { digestOf, digestSent, startDigests } from "./writes/digests";
import { groupPending, groupTold } from "./writes/groups";

const GroupJob = z.object({ unit: z.string(), trial: z.boolean().default(false) });
const DigestJob = z.object({ account: z.uuid() });

/**
 * Mail and groups. What leaves the board cannot be taken back by a rollback: it is noted right after it was sent, so a server
 * that dies in the very moment between sends it again; a letter then carries the same Message-ID.
 */
export const noticeJobs: Pick<JobHandlers, "notice.digests" | "notice.digest" | "notice.robot"> = {
  "notice.digests": {
    run: async ({ id, key }) => void (await startDigests.as(systemStaff(), { run: id }, key)),
  },
  "notice.digest": {
    run: async ({ id, data, key }) => {
      const { account } = DigestJob.parse(data);
      const { SMTP_URL: url, MAIL_FROM: from } = env();
      const letter = await digestOf.as(systemStaff(), { account });
      if (!url || !from || !letter) return;
      await send({ url, from }, { ...letter, id: `digest-${id}` });
      await digestSent.as(systemStaff(), { account, ids: letter.ids }, key);
    },
  },
  "notice.robot": {
    run: async ({ data, key }) => {
      const { unit, trial } = GroupJob.parse(data);
      const pending = await groupPending.as(systemStaff(), { unit });
      if (!pending || (pending.items.length === 0 && !trial)) return;
      const board = `${env().PUBLIC_URL}/notices`;
      const message = trial ? tryMessage(board) : groupMessage(pending.items, board);
      try {
        await post(pending.robot, robotBody(pending.robot.kind, message), env().ROBOT_HOSTS);
      } catch (fault) {
        if (fault instanceof JobFault) await groupTold.as(systemStaff(), { unit, fault: fault.message });
        throw fault;
      }
      await groupTold.as(systemStaff(), { unit, ids: trial ? [] : pending.ids }, key);
    },
  },
};
