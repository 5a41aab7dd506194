import { expect, test } from "vitest";
import { ownerSql } from "@/db/testing";
import { staffNamed } from "@/db/testing/staff";
import { evidenceFile } from "@/modules/plan";
import { today } from "@/platform/clock";
import { isoOf } from "@/platform/dates";
import { NotFound } from "@/platform/errors";
import { followUpOne } from ".";
import { signFollowUp } from "./writes/handle";
import { issueFollowUps } from "./writes/issue";
import { addNote } from "./writes/note";
import { transferFollowUp } from "./writes/transfer";

const pdf = (name: string) => new File([`%PDF-1.7 ${name}`], name, { type: "application/pdf" });

test("督办转给街道，区里先前附的文件街道也打得开；别的区、别的街道、不相干的文件都打不开", async () => {
  const [city, chaoyang, haidian, heping] = await Promise.all(
    ["city", "chaoyang", "haidian", "heping"].map(staffNamed),
  );
  const dueOn = isoOf(today() + 14);
  const order = { titles: ["补进度"], body: "请补齐", dueOn, level: "chase" as const };
  const issue = async (unit: string) => (await issueFollowUps.as(city!, { ...order, units: [unit] })).issued[0]!.id;
  const [id, other] = [await issue("110105"), await issue("110105")];
  for (const one of [id, other]) {
    await signFollowUp.as(chaoyang!, { id: one, version: 1 });
    await addNote.as(chaoyang!, { id: one, text: "见附件", evidence: [pdf(`区-${one}.pdf`)] });
  }
  const version = (await followUpOne.as(city!, { id })).version;
  await transferFollowUp.as(chaoyang!, { id, version, to: heping!.unit.code, text: "请和平街街道办理" });
  await signFollowUp.as(heping!, { id, version: version + 1 });
  await addNote.as(heping!, { id, text: "已办", evidence: [pdf("街道.pdf")] });

  const seen = await followUpOne.as(heping!, { id });
  expect(seen.files.map((file) => file.name)).toEqual([`区-${id}.pdf`, "街道.pdf"]);
  for (const staff of [heping!, chaoyang!, city!])
    for (const file of seen.files) expect((await evidenceFile.as(staff, { id: file.id })).name).toBe(file.name);

  const rows =
    await ownerSql()`select id, owner_id from evidence_files where owner_kind = 'follow_up' and owner_id in (${id}, ${other})`;
  const foreign = [haidian!, await staffNamed("auditor"), await staffNamed("secadmin")];
  for (const file of rows)
    for (const staff of foreign) await expect(evidenceFile.as(staff, { id: file.id })).rejects.toThrow();
  for (const file of rows.filter((row) => row.owner_id === String(id)))
    await expect(evidenceFile.as(haidian!, { id: file.id })).rejects.toThrow(NotFound);
  // The district keeps the other one; its street sees neither that nor what is attached to it.
  const kept = rows.find((row) => row.owner_id === String(other))!;
  await expect(evidenceFile.as(heping!, { id: kept.id })).rejects.toThrow(NotFound);
  // A file of the district that is evidence of something else stays the district's, also under a number like the follow-up's.
  const [progress] =
    await ownerSql()`insert into evidence_files (unit_code, owner_kind, owner_id, name, type, size, sha256, content, uploaded_by)
    values ('110105', 'progress', ${String(id)}, '区.pdf', 'pdf', 1, 'x', 'x', '区'), ('110105', 'enterprise_stage', 'not a number', '区.pdf', 'pdf', 1, 'x', 'x', '区') returning id`;
  await expect(evidenceFile.as(heping!, { id: progress!.id })).rejects.toThrow(NotFound);
});
