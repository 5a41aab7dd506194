import { healthy } from "@/platform/health";

export const dynamic = "force-dynamic";

export async function GET() {
  const ok = await healthy();
  return Response.json(
    { status: ok ? "ok" : "database unavailable" },
    { status: ok ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
}
