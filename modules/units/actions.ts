"use server";

import { act, type FormState, mayI } from "@/platform/gate";
import { readSheets } from "@/platform/sheets";
import { linesOf } from "./rules/calendar-text";
import { mergeUnit } from "./writes/merge-unit";
import { moveUnit } from "./writes/move-unit";
import { renameUnit } from "./writes/rename-unit";
import { setCalendar } from "./writes/set-calendar";
import { setLiaison } from "./writes/set-liaison";

const calendarLimits = { bytes: 1024 * 1024, rows: 500, columns: 20, seconds: 20 };

const page = (code: string) => `/admin/units/${code}`;

export async function rename(_state: FormState, data: FormData): Promise<FormState> {
  return act(renameUnit, data, ({ name }) => ({ message: `已保存：${name}` }));
}

export async function move(_state: FormState, data: FormData): Promise<FormState> {
  return act(moveUnit, data, ({ code }) => ({ goto: page(code) }));
}

export async function merge(_state: FormState, data: FormData): Promise<FormState> {
  return act(mergeUnit, data, ({ code }) => ({ goto: page(code) }));
}

export async function liaison(_state: FormState, data: FormData): Promise<FormState> {
  return act(setLiaison, data, ({ name }) => ({ message: name ? `联络员已登记：${name}` : "联络员空缺" }));
}

/** A pasted list or an uploaded table of the same three columns. */
export async function calendar(_state: FormState, data: FormData): Promise<FormState> {
  const file = data.get("file");
  data.delete("file");
  // Only whoever may set a calendar gets a file read; the command refuses and notes everybody else.
  if (file instanceof File && file.size > 0 && (await mayI("unit.admin"))) {
    const read = await readSheets({ name: file.name, bytes: new Uint8Array(await file.arrayBuffer()) }, calendarLimits);
    if (!read.ok) return { ok: false, message: read.message, fields: { file: read.message } };
    data.set("text", linesOf(read.sheets[0]?.rows ?? []));
  }
  return act(setCalendar, data, ({ year, off, work }) => ({
    message: `${year} 年：放假 ${off} 天，调休上班 ${work} 天`,
  }));
}
