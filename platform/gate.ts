import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import type { ZodType, z } from "zod";
import { BadInput, NotAllowed, NotFound, Refusal } from "./errors";
import type { Permission } from "./may";
import type { Command, Listing, Query } from "./run";
import { currentStaff } from "./session";
import type { Staff } from "./staff";

export { note } from "./run";

/** What an action answers to its form: the fields keep what was typed, whatever happened. */
export interface FormState {
  ok: boolean;
  message?: string;
  fields?: Record<string, string>;
  goto?: string;
}

/** The signed-in staff member; others go to the sign-in page, and a one-time password has to be changed first. */
export async function signedIn(): Promise<Staff> {
  const staff = await signedInEvenFirst();
  if (staff.mustChange) redirect("/account/password");
  return staff;
}

/** Like `signedIn`, for the one page that an officer with a one-time password may see. */
export async function signedInEvenFirst(): Promise<Staff> {
  const staff = await currentStaff();
  if (staff) return staff;
  // A link that a colleague sent still opens what it named, after the sign-in.
  const path = (await headers()).get("x-path");
  redirect(path && path !== "/" ? `/sign-in?callbackUrl=${encodeURIComponent(path)}` : "/sign-in");
}

/** For pages and exports: runs the query as the signed-in staff. What is missing, outside the scope or not granted is one 404. */
export async function ask<In extends ZodType, Out>(query: Query<In, Out>, raw: z.input<In>): Promise<Out> {
  const staff = await signedIn();
  return found(() => query.as(staff, raw));
}

/** For exports: the page's head and all of its rows from one transaction. */
export async function askAll<In extends ZodType, Page, Row>(listing: Listing<In, Page, Row>, raw: z.input<In>) {
  const staff = await signedIn();
  return found(() => listing.stream(staff, raw));
}

export async function mayI(permission: Permission): Promise<boolean> {
  return (await signedIn()).may.has(permission);
}

/** What is missing, outside the scope or not granted is one 404. */
export async function found<Out>(run: () => Promise<Out>): Promise<Out> {
  try {
    return await run();
  } catch (error) {
    if (error instanceof NotFound || error instanceof NotAllowed || error instanceof BadInput) notFound();
    throw error;
  }
}

/** For server actions: runs the command with the form's fields; refusals come back as sentences at the form or its fields. */
export async function act<In extends ZodType, Out>(
  command: Command<In, Out>,
  data: FormData,
  then: (result: Out) => Omit<FormState, "ok"> = () => ({}),
): Promise<FormState> {
  const staff = await currentStaff();
  if (!staff) return { ok: false, message: "登录已过期，请在新窗口登录后再提交；已填写的内容保留在本页" };
  if (staff.mustChange && command.may !== "self.account")
    return { ok: false, message: "请先修改一次性密码，再继续操作" };
  const { idempotencyKey, ...raw } = fieldsOf(data);
  try {
    const key = typeof idempotencyKey === "string" && idempotencyKey ? idempotencyKey : undefined;
    return { ok: true, ...then(await command.as(staff, raw as z.input<In>, key)) };
  } catch (error) {
    if (error instanceof BadInput)
      return { ok: false, message: error.fields.form ?? "有内容需要修改，请看标出的各项", fields: error.fields };
    if (error instanceof Refusal) {
      const { field, message } = error.objection;
      return field ? { ok: false, message, fields: { [field]: message } } : { ok: false, message };
    }
    if (error instanceof NotAllowed || error instanceof NotFound) return { ok: false, message: error.message };
    throw error;
  }
}

/** Form fields as an object. A name that ends in [] is a list; framework fields are left out. */
function fieldsOf(data: FormData): Record<string, unknown> {
  const fields: Record<string, unknown> = {};
  for (const key of new Set(data.keys())) {
    if (key.startsWith("$ACTION")) continue;
    if (key.endsWith("[]"))
      fields[key.slice(0, -2)] = data.getAll(key).filter((value) => !(value instanceof File && value.size === 0));
    else fields[key] = data.get(key);
  }
  return fields;
}
