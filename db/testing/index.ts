import postgres, { type Sql } from "postgres";

let owner: Sql | undefined;

/** The test database as its owner, above every policy: for arranging and for looking, never for the act under test. */
export function ownerSql(): Sql {
  const url = process.env.TEST_OWNER_URL;
  if (!url) throw new Error("ownerSql() belongs to tests named *.db.test.ts");
  owner ??= postgres(url, { max: 2, onnotice: () => {} });
  return owner;
}

export async function closeOwner(): Promise<void> {
  await owner?.end({ timeout: 2 });
  owner = undefined;
}
