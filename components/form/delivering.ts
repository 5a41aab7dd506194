import type { FormAction } from "./form-state";

const MB = 1024 * 1024;
/** The server takes 64 MB with everything around the files. */
const MOST = 60 * MB;

/**
 * The action, where a line that fails is an answer: the form keeps its content and its key, so that sending again is safe.
 * Files that the server would not take are not sent at all.
 */
export const delivering =
  (action: FormAction): FormAction =>
  async (before, data) => {
    const size = sizeOf(data);
    if (size > MOST)
      return { ok: false, message: `文件合计 ${Math.ceil(size / MB)} MB，一次最多提交 60 MB，请减少或分几次提交` };
    try {
      return await action(before, data);
    } catch (error) {
      const message = undelivered(error);
      if (message === null) throw error;
      return { ok: false, message };
    }
  };

function sizeOf(data: FormData): number {
  let size = 0;
  for (const [, value] of data) if (value instanceof File) size += value.size;
  return size;
}

/** Why nothing came back from the action, in words; null for a fault of the action itself, which has a number. */
function undelivered(error: unknown): string | null {
  if (error instanceof TypeError) return "没有送达，请检查网络后再提交；已填写的内容保留在本页，重复提交只算一次";
  if (!(error instanceof Error) || "digest" in error) return null;
  // What stands before the action answers in a sentence of its own; a proxy's page is none.
  return /^\p{Script=Han}/u.test(error.message) && error.message.length < 200
    ? error.message
    : "服务没有应答，请稍后再提交；已填写的内容保留在本页，重复提交只算一次";
}
