"use server";
import { cookies } from "next/headers";
import { type Theme, themeCookie, themeFrom } from "@/components/shell/theme";

/** Keeps the chosen theme for a year; an unknown word becomes the system's. Carries nothing personal. */
export async function keepTheme(theme: Theme): Promise<void> {
  (await cookies()).set(themeCookie, themeFrom(theme), { path: "/", maxAge: 31_536_000, sameSite: "lax" });
}
