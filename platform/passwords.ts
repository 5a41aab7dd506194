import { randomInt } from "node:crypto";
import { hash, verify } from "@node-rs/argon2";

/** argon2id with the library's parameters for servers (19 MiB, 2 passes). */
export const hashPassword = (password: string): Promise<string> => hash(password);

export const passwordMatches = (hashed: string, password: string): Promise<boolean> => verify(hashed, password);

/** Without the letters and digits that people confuse when they read them out. */
const alphabet = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789";

/** A password that is read out once and has to be changed at the first sign-in: four groups of four. */
export function oneTimePassword(): string {
  const group = () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join("");
  return [group(), group(), group(), group()].join("-");
}

/** Why a chosen password is not good enough, or null. */
export function passwordObjection(password: string, account: string): string | null {
  if (password.length < 10) return "密码至少 10 个字符";
  if (password.length > 128) return "密码最多 128 个字符";
  const kinds = [/[a-z]/, /[A-Z]/, /\d/, /[^a-zA-Z\d]/].filter((kind) => kind.test(password)).length;
  if (kinds < 3) return "密码须含大写字母、小写字母、数字、符号中的至少三类";
  if (password.toLowerCase().includes(account.toLowerCase())) return "密码不能包含账号名";
  return null;
}
