export const themes = ["light", "dark", "auto"] as const;

export type Theme = (typeof themes)[number];

export const themeCookie = "theme";

/** The theme that a cookie names; anything else follows the system. */
export const themeFrom = (cookie: string | undefined): Theme => themes.find((theme) => theme === cookie) ?? "auto";
