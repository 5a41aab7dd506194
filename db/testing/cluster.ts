import { chmodSync, mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { serverSettings } from "@/platform/settings.mjs";
import { prepareDatabase } from "@/scripts/lib/database.mjs";
import { placeCluster, removeCluster } from "@/scripts/lib/place.mjs";
import { startPostgres } from "@/scripts/lib/postgres.mjs";
import { TEST_DAY } from "@/scripts/lib/test-day.mjs";
import { databaseUrl, TEMPLATE, withSql } from "./databases";

declare module "vitest" {
  interface ProvidedContext {
    ownerUrl: string;
    runtimeUrl: string;
  }
}

/** One cluster a run, with the template that every test file's database is copied from. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const dir = mkdtempSync(join(tmpdir(), "tuijintai-test-"));
  // The database's own user passes through here when the tests run as root.
  chmodSync(dir, 0o755);
  const cluster = await startPostgres(dir, { fsync: "off", synchronous_commit: "off", full_page_writes: "off" });
  const takeAway = async () => {
    await cluster.stop();
    removeCluster(placeCluster(dir), dir);
  };
  try {
    const ownerUrl = await createTemplate(cluster.url);
    const password = serverSettings.shape.DEMO_PASSWORD.parse(undefined);
    const { runtimeUrl } = await prepareDatabase({ ownerUrl, seed: "demo", today: TEST_DAY, password });
    project.provide("ownerUrl", ownerUrl);
    project.provide("runtimeUrl", runtimeUrl);
  } catch (error) {
    await takeAway();
    throw error;
  }
  return takeAway;
}

async function createTemplate(clusterUrl: string): Promise<string> {
  await withSql(clusterUrl, (sql) => sql.unsafe(`create database ${TEMPLATE}`));
  return databaseUrl(clusterUrl, TEMPLATE);
}
