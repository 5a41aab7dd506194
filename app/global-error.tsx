"use client";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/states";
import "./globals.css";

export default function GlobalError({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <html lang="zh-CN" data-theme="auto">
      <body>
        <title>出错 · 推进台</title>
        <main className="grid min-h-screen place-items-center">
          <h1 className="sr">出错</h1>
          <ErrorState
            title="推进台暂时不可用"
            trace={error.digest ? `请求号 ${error.digest}` : "请稍后重试。"}
            action={<Button onClick={reset}>重试</Button>}
          />
        </main>
      </body>
    </html>
  );
}
