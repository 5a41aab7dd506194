"use client";
import { useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { Field } from "@/components/form/field";
import { FileInput } from "@/components/form/file-input";
import { SubmitButton } from "@/components/form/submit-button";
import { Card } from "@/components/ui/card";
import { accept, preview, type RosterState } from "../roster-actions";
import { RosterRows } from "./roster-rows";

const mime = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/** 选文件 → 核对 → 建立账号; the passwords are offered once as a workbook, and are gone when the page is left. */
export function RosterImport() {
  const [rows, setRows] = useState<RosterState["rows"]>();
  const [done, setDone] = useState<{ href: string; count: number }>();

  const check = async (state: RosterState, data: FormData) => {
    const answer = await preview(state, data);
    setRows(answer.rows);
    setDone(undefined);
    return answer;
  };
  const take = async (state: RosterState, data: FormData) => {
    const answer = await accept(state, data);
    if (answer.workbook) {
      setDone({ href: `data:${mime};base64,${answer.workbook}`, count: answer.count ?? 0 });
      setRows(undefined);
    }
    return answer;
  };

  const good = rows?.filter((row) => row.plan !== null).length ?? 0;
  const wrong = (rows?.length ?? 0) - good;
  return (
    <div className="stack">
      {done && (
        <div className="secret" role="status">
          <p>
            已建立 <b>{done.count}</b> 个账号。一次性密码只在这张表里，离开本页后不能再取。
          </p>
          <p>
            <a className="btn p" href={done.href} download="一次性密码.xlsx">
              下载一次性密码表
            </a>
          </p>
        </div>
      )}
      <Card title="选文件" pad>
        <ActionForm action={check} label="核对名册">
          <Field
            name="file"
            label="名册"
            hint="四列：账号、姓名、单位、角色；角色用顿号分开，如“经办、审核”。一次最多 500 行。"
            required
          >
            <FileInput accept=".xlsx,.xls,.csv" />
          </Field>
          <div className="form-actions">
            <SubmitButton look={rows ? "plain" : "primary"}>核对</SubmitButton>
          </div>
        </ActionForm>
      </Card>
      {rows && (
        <Card title="核对" note={`共 ${rows.length} 行 = 可建立 ${good} + 需修改 ${wrong}`}>
          <RosterRows rows={rows} />
          {good > 0 && (
            <div className="pad">
              <ActionForm action={take} label="建立账号">
                <input
                  type="hidden"
                  name="rows"
                  value={JSON.stringify(rows.map(({ plan: _p, problems: _q, ...row }) => row))}
                />
                <input type="hidden" name="take" value={wrong > 0 ? "good" : "all"} />
                <div className="form-actions">
                  <SubmitButton>{wrong > 0 ? `只建立无误的 ${good} 个账号` : `建立 ${good} 个账号`}</SubmitButton>
                  <span className="sub">
                    {wrong > 0 ? `需修改的 ${wrong} 行不动，改好后再导入` : "每个账号得到一个一次性密码"}
                  </span>
                </div>
              </ActionForm>
            </div>
          )}
        </Card>
      )}
    </div>
  );
}
