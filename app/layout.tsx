import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { themeCookie, themeFrom } from "@/components/shell/theme";
import "./globals.css";

export const metadata: Metadata = {
  title: { default: "推进台", template: "%s · 推进台" },
  robots: { index: false, follow: false },
  formatDetection: { telephone: false, email: false, address: false },
};

export const viewport: Viewport = { width: "device-width", initialScale: 1, colorScheme: "light dark" };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = themeFrom((await cookies()).get(themeCookie)?.value);
  return (
    <html lang="zh-CN" data-theme={theme} suppressHydrationWarning>
      <body>{children}</body>
    </html>
  );
}
