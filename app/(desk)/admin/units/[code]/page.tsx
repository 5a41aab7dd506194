import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Page } from "@/components/shell/page";
import { Card } from "@/components/ui/card";
import { oneUnit, unitParam } from "@/modules/units";
import { UnitCrumbs } from "@/modules/units/ui/unit-crumbs";
import { LiaisonForm, MergeForm, MoveForm, RenameForm } from "@/modules/units/ui/unit-forms";
import { ask } from "@/platform/gate";
import { unitLevelLabels } from "@/vocab/unit-levels";

export const metadata: Metadata = { title: "单位维护" };

export default async function UnitPage({ params }: PageProps<"/admin/units/[code]">) {
  const { code } = await params;
  if (!unitParam.safeParse(code).success) notFound();
  const { unit, parents, siblings, path } = await ask(oneUnit, { unit: code });
  const level = unitLevelLabels[unit.level as keyof typeof unitLevelLabels];
  const statutory = unit.statutoryCode ? `，区划代码 ${unit.statutoryCode}` : "";
  return (
    <Page
      title={unit.name}
      note={`${level}，单位代码 ${unit.code}${statutory}，下级 ${unit.children} 个`}
      trail={<UnitCrumbs path={path} href={(at) => `/admin/units?unit=${at}`} />}
    >
      <div className="cols">
        <Card title="名称" pad>
          <RenameForm unit={unit} />
        </Card>
        <div className="stack">
          <Card title="联络员" note={unit.liaison ? undefined : "空缺"} pad>
            <LiaisonForm unit={unit} />
          </Card>
          {parents.length > 0 && (
            <Card title="调整上级" pad>
              <MoveForm unit={unit} choices={parents} />
            </Card>
          )}
          {siblings.length > 0 && (
            <Card title="合并" pad>
              <MergeForm unit={unit} choices={siblings} />
            </Card>
          )}
        </div>
      </div>
    </Page>
  );
}
