"use client";
import { Button } from "@/components/ui/button";
import { ErrorState } from "@/components/ui/states";

export default function ErrorPage({ error, reset }: { error: Error & { digest?: string }; reset: () => void }) {
  return (
    <main className="grid min-h-[60vh] place-items-center">
      <h1 className="sr">出错</h1>
      <ErrorState
        title="这一页没有取到数据"
        trace={
          error.digest
            ? `请求号 ${error.digest}，请重试；仍不成功请告知系统管理员。`
            : "请重试；仍不成功请告知系统管理员。"
        }
        action={<Button onClick={reset}>重试</Button>}
      />
    </main>
  );
}
