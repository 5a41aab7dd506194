"use server";

import { timeText } from "@/platform/clock";
import { workbookStream } from "@/platform/export/xlsx";
import { act, ask, type FormState, mayI, signedIn } from "@/platform/gate";
import { holdsDemoData } from "@/platform/session";
import { readSheets } from "@/platform/sheets";
import type { Column } from "@/vocab/column";
import { type CheckedRow, previewRoster } from "./reads/roster-check";
import { ROSTER_LIMIT, readRoster } from "./rules/roster-rows";
import { type IssuedPassword, importRoster } from "./writes/import-roster";

export interface RosterState extends FormState {
  rows?: CheckedRow[];
  /** The issued one-time passwords as a workbook, base64; kept nowhere else. */
  workbook?: string;
  count?: number;
}

const limits = { bytes: 5 * 1024 * 1024, rows: ROSTER_LIMIT + 50, columns: 60, seconds: 30 };

/** Reads the file in its guarded child process and answers each row with what stands against it. Keeps nothing. */
export async function preview(_state: RosterState, data: FormData): Promise<RosterState> {
  const file = data.get("file");
  const wrong = (message: string): RosterState => ({ ok: false, message, fields: { file: message } });
  if (!(file instanceof File) || file.size === 0) return wrong("请选择名册文件");
  // The query refuses and notes whoever may not, before a file is read for them.
  if (!(await mayI("account.admin"))) await ask(previewRoster, { rows: [] });
  const read = await readSheets({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, limits);
  if (!read.ok) return wrong(read.message);
  const found = readRoster(read.sheets.find((sheet) => !sheet.hidden)?.rows ?? []);
  if ("error" in found) return wrong(found.error);
  return { ok: true, rows: await ask(previewRoster, { rows: found.rows }) };
}

/** Creates the accounts and answers with the one workbook of their passwords. No receipt: it would keep the secrets. */
export async function accept(_state: RosterState, data: FormData): Promise<RosterState> {
  data.delete("idempotencyKey");
  const raw = {
    rows: rowsOf(data.get("rows")),
    take: data.get("take") === "good" ? ("good" as const) : ("all" as const),
  };
  const issued: IssuedPassword[] = [];
  const state = await act({ ...importRoster, as: (staff) => importRoster.as(staff, raw) }, data, (made) => {
    issued.push(...made);
    return { message: `已建立 ${made.length} 个账号` };
  });
  return state.ok ? { ...state, workbook: await workbookOf(issued), count: issued.length } : state;
}

function rowsOf(text: FormDataEntryValue | null) {
  try {
    return JSON.parse(typeof text === "string" ? text : "[]");
  } catch {
    return [];
  }
}

const columns: Column<IssuedPassword>[] = [
  { key: "account", label: "账号", kind: "text", value: (r) => r.account, width: 22 },
  { key: "name", label: "姓名", kind: "text", value: (r) => r.name, width: 12 },
  { key: "unit", label: "单位", kind: "text", value: (r) => r.unit, width: 28 },
  { key: "password", label: "一次性密码", kind: "text", value: (r) => r.password, width: 26 },
];

async function workbookOf(issued: IssuedPassword[]): Promise<string> {
  const staff = await signedIn();
  const when = timeText(new Date());
  async function* rows() {
    yield issued;
  }
  const stream = workbookStream({
    title: "一次性密码",
    lines: ["3 天内有效，首次登录须修改", "请当面或电话告知本人，用完即删"],
    columns,
    rows: rows(),
    totals: false,
    basis: [],
    by: { who: `${staff.unit.title} ${staff.name}`, when },
    demo: await holdsDemoData(),
  });
  return Buffer.from(await new Response(stream).arrayBuffer()).toString("base64");
}
