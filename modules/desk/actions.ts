"use server";
import { findEnterprises } from "@/modules/enterprises";
import { findUnits } from "@/modules/units";
import { ask, mayI } from "@/platform/gate";
import { stageLabels, stalledLabel } from "@/vocab/stages";
import { unitLevelLabels } from "@/vocab/unit-levels";
import { findTasks } from "./reads/find-tasks";

/** Units, tasks and enterprises of the scope for the search palette. */
export async function searchEverything(q: string) {
  const text = String(q).slice(0, 40);
  const business = await mayI("plan.read");
  const units = await ask(findUnits, { q: text, limit: 8 });
  const tasks = business ? await ask(findTasks, { q: text }) : [];
  const enterprises = (await mayI("enterprise.read")) ? await ask(findEnterprises, { q: text }) : [];
  const administers = await mayI("unit.admin");
  const unitHref = (code: string) =>
    business ? `/overview?unit=${code}` : administers ? `/admin/units?unit=${code}` : `/admin/accounts?unit=${code}`;
  return [
    ...units.map((u) => ({
      group: "单位",
      label: u.name,
      hint: [u.parent, unitLevelLabels[u.level as keyof typeof unitLevelLabels]].filter(Boolean).join(" · "),
      href: unitHref(u.code),
    })),
    ...tasks.map((t) => ({ group: "任务", label: t.title, hint: t.code, href: `/plan/${t.id}` })),
    ...enterprises.map((e) => ({
      group: "企业",
      label: e.name,
      hint: `${e.place} · ${e.stalled ? stalledLabel : stageLabels[e.stage]}`,
      href: `/enterprises/${e.id}`,
    })),
  ];
}
