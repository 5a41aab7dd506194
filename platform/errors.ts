import { DrizzleQueryError } from "drizzle-orm/errors";

/** What stops a verb, as values with a Chinese sentence; anything else that is thrown is an outage and stays one. */

export interface Objection {
  field?: string;
  message: string;
  /** Somebody else was faster: the form keeps its input and says who and when. */
  conflict?: boolean;
}

export class Refusal extends Error {
  readonly objection: Objection;
  constructor(objection: Objection) {
    super(objection.message);
    this.objection = objection;
  }
}

/** The role lacks the verb's permission. */
export class NotAllowed extends Error {}

/** Missing, or outside the scope: both are answered alike. */
export class NotFound extends Error {
  constructor(message = "没有找到，或不在本单位范围内") {
    super(message);
  }
}

export class BadInput extends Error {
  readonly fields: Record<string, string>;
  constructor(fields: Record<string, string>) {
    super(Object.values(fields)[0] ?? "填写有误");
    this.fields = fields;
  }
}

const postgresSentences: Record<string, Objection> = {
  "42501": { message: "这条数据不在本单位的写入范围内" },
  "23505": { message: "已有相同的记录，请刷新后再试", conflict: true },
  "22003": { message: "有数字超出可以保存的范围，请核对" },
  "22021": { message: "内容中有不能保存的字符，请删去后再提交" },
  "22P05": { message: "内容中有不能保存的字符，请删去后再提交" },
  "23503": { message: "所引用的记录已不存在，请刷新后再试", conflict: true },
};

/** The SQLSTATE of a database error, wherever the driver's wrapper put it. */
export function sqlState(error: unknown): string | null {
  for (let e = error; e instanceof Error; e = e.cause) {
    if ("code" in e && typeof e.code === "string" && /^[0-9A-Z]{5}$/.test(e.code)) return e.code;
  }
  return null;
}

/** A refusal for what the database itself refused (scope, duplicates); null for a real fault. */
export function refusalOf(error: unknown): Refusal | null {
  const sentence = postgresSentences[sqlState(error) ?? ""];
  return sentence ? new Refusal(sentence) : null;
}

/**
 * A failed statement without its parameters, which the driver's wrapper puts into the message and so into the server's log:
 * what was typed, hashes of passwords, whole files.
 */
export function discreet(error: unknown): unknown {
  if (!(error instanceof DrizzleQueryError)) return error;
  const bare = new Error(`Failed query: ${error.query}`, { cause: error.cause });
  if (error.stack) bare.stack = error.stack.replace(error.message, bare.message);
  return bare;
}
