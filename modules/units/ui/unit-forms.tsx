import { ActionForm } from "@/components/form/action-form";
import { Field, Input, Select, Textarea } from "@/components/form/field";
import { FileInput } from "@/components/form/file-input";
import { SubmitButton } from "@/components/form/submit-button";
import { calendar, liaison, merge, move, rename } from "../actions";

interface Words {
  code: string;
  version: number;
  name: string;
  shortName: string;
  title: string;
  aliases: string[];
  liaison: string;
  phone: string;
}

const Which = ({ unit }: { unit: Pick<Words, "code" | "version"> }) => (
  <>
    <input type="hidden" name="unit" value={unit.code} />
    <input type="hidden" name="version" value={unit.version} />
  </>
);

export function RenameForm({ unit }: { unit: Words }) {
  return (
    <ActionForm key={unit.version} action={rename} label="名称" keepOnSuccess>
      <Which unit={unit} />
      <Field name="name" label="名称" required>
        <Input defaultValue={unit.name} maxLength={40} />
      </Field>
      <Field name="shortName" label="简称" hint="拼音和首字母由简称得出" required>
        <Input defaultValue={unit.shortName} maxLength={20} />
      </Field>
      <Field name="title" label="工会全称" required>
        <Input defaultValue={unit.title} maxLength={60} />
      </Field>
      <Field name="aliases" label="别名" hint="用顿号分开；改名后原名自动留作别名，旧表格仍能识别">
        <Input defaultValue={unit.aliases.join("、")} maxLength={300} />
      </Field>
      <div className="form-actions">
        <SubmitButton>保存</SubmitButton>
      </div>
    </ActionForm>
  );
}

export function LiaisonForm({ unit }: { unit: Words }) {
  return (
    <ActionForm key={`${unit.liaison}${unit.phone}`} action={liaison} label="联络员" keepOnSuccess>
      <input type="hidden" name="unit" value={unit.code} />
      <Field name="name" label="姓名" hint="留空即为空缺">
        <Input defaultValue={unit.liaison} maxLength={30} />
      </Field>
      <Field name="phone" label="电话">
        <Input type="tel" defaultValue={unit.phone} maxLength={20} />
      </Field>
      <div className="form-actions">
        <SubmitButton look="plain">登记</SubmitButton>
      </div>
    </ActionForm>
  );
}

interface PlaceProps {
  unit: Words;
  choices: readonly { code: string; name: string }[];
}

const asOptions = (choices: PlaceProps["choices"]) => choices.map(({ code, name }) => ({ value: code, label: name }));

export function MoveForm({ unit, choices }: PlaceProps) {
  return (
    <ActionForm action={move} label="调整上级">
      <Which unit={unit} />
      <p className="sub">单位代码换成新区的前缀，数据、账号、督办一并转过去；已印发的报告保留原名。</p>
      <Field name="parent" label="新的上级" required>
        <Select placeholder="选择区" options={asOptions(choices)} />
      </Field>
      <div className="form-actions">
        <SubmitButton look="plain">调整</SubmitButton>
      </div>
    </ActionForm>
  );
}

export function MergeForm({ unit, choices }: PlaceProps) {
  return (
    <ActionForm action={merge} label="合并">
      <Which unit={unit} />
      <p className="sub">
        {unit.name}并入所选单位：数字和目标相加，账号、督办转过去，{unit.name}停用并成为其别名。合并不能撤销。
      </p>
      <Field name="into" label="并入" required>
        <Select placeholder="选择同区的街道（乡镇）" options={asOptions(choices)} />
      </Field>
      <div className="form-actions">
        <SubmitButton look="plain">合并</SubmitButton>
      </div>
    </ActionForm>
  );
}

export function CalendarForm({ year }: { year: number }) {
  return (
    <ActionForm action={calendar} label="登记一年的工作日历">
      <Field name="year" label="年份" required>
        <Input type="number" min={2020} max={2100} defaultValue={year} />
      </Field>
      <Field
        name="text"
        label="放假和调休"
        hint="每行一天或一段：日期 类型 名称。类型写“放假”或“上班”。有一行写错就全部不动；已有的这一年会被替换。"
      >
        <Textarea rows={10} placeholder={`${year}-01-01至${year}-01-03 放假 元旦\n${year}-01-04 上班`} />
      </Field>
      <Field name="file" label="或上传表格" hint="三列：日期、类型、名称（.xlsx、.csv）">
        <FileInput accept=".xlsx,.xls,.csv" />
      </Field>
      <div className="form-actions">
        <SubmitButton>登记</SubmitButton>
      </div>
    </ActionForm>
  );
}
