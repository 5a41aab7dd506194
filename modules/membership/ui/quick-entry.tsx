"use client";
import { useId, useState } from "react";
import { ActionForm } from "@/components/form/action-form";
import { DateInput, Field, Input } from "@/components/form/field";
import { FieldError } from "@/components/form/field-error";
import { MonthNote } from "@/components/form/month-note";
import { SubmitButton } from "@/components/form/submit-button";
import { countText } from "@/components/ui/figure";
import { type Channel, channelLabels, channels } from "@/vocab/channels";
import { type WorkerGroup, workerGroupLabels, workerGroups } from "@/vocab/worker-groups";
import { enterJoin } from "../actions";

interface QuickEntryProps {
  unit: string;
  today: string;
  balances: readonly { group: WorkerGroup; held: number }[];
  /** A sentence by month whose report is approved. */
  locked: Readonly<Record<string, string>>;
}

const FIRST = 3;

/** 快速登记入会: group, count, channel and done; date and unit are filled in. The button says the count, the foot the balance. */
export function QuickEntry({ unit, today, balances, locked }: QuickEntryProps) {
  const [group, setGroup] = useState<WorkerGroup>(workerGroups[0]);
  const [count, setCount] = useState(1);
  const [channel, setChannel] = useState<Channel>("on_site");
  const [elsewhere, setElsewhere] = useState("");
  const counter = useId();
  const held = balances.find((row) => row.group === group)?.held ?? 0;
  const step = (by: number) => setCount((now) => Math.max(1, (now || 0) + by));
  const more = workerGroups.slice(FIRST);
  return (
    <ActionForm action={enterJoin} label="登记入会" className="join-entry" keepOnSuccess>
      <fieldset>
        <legend>群体</legend>
        <div className="quick-groups">
          {workerGroups.slice(0, FIRST).map((one) => (
            <label key={one} className={one === group ? "chip on" : "chip"}>
              <input
                className="sr"
                type="radio"
                name="group"
                value={one}
                checked={one === group}
                onChange={() => setGroup(one)}
              />
              {workerGroupLabels[one]}
            </label>
          ))}
          <select
            className={more.includes(group) ? "input on" : "input"}
            aria-label={`更多 ${more.length} 类群体`}
            value={more.includes(group) ? group : ""}
            onChange={(event) => event.target.value && setGroup(event.target.value as WorkerGroup)}
          >
            <option value="">{`更多 ${more.length} 类`}</option>
            {more.map((one) => (
              <option key={one} value={one}>
                {workerGroupLabels[one]}
              </option>
            ))}
          </select>
          {more.includes(group) && <input type="hidden" name="group" value={group} />}
        </div>
        <FieldError name="group" />
      </fieldset>
      <div className="quick-count">
        <label htmlFor={counter}>人数</label>
        <div>
          <button type="button" className="btn" onClick={() => step(-1)} aria-label="减 1">
            −
          </button>
          <input
            id={counter}
            className="input"
            name="count"
            inputMode="numeric"
            autoComplete="off"
            value={count || ""}
            onChange={(event) => setCount(Number(event.target.value.replaceAll(/\D/g, "").slice(0, 6)))}
          />
          <button type="button" className="btn" onClick={() => step(1)} aria-label="加 1">
            ＋
          </button>
        </div>
        <FieldError name="count" />
      </div>
      <fieldset>
        <legend>渠道</legend>
        <div className="quick-groups">
          {channels.map((one) => (
            <label key={one} className={one === channel ? "chip on" : "chip"}>
              <input
                className="sr"
                type="radio"
                name="channel"
                value={one}
                checked={one === channel}
                onChange={() => setChannel(one)}
              />
              {channelLabels[one]}
            </label>
          ))}
        </div>
      </fieldset>
      <details className="quick-more">
        <summary>{`日期 ${today.slice(5)}，会籍在 ${elsewhere || unit}`}</summary>
        <Field name="day" label="日期" required>
          <DateInput defaultValue={today} max={today} />
          <MonthNote notes={locked} />
        </Field>
        <Field
          name="unit"
          label="会籍单位"
          hint="默认本单位；在别的单位时生成转接，待对方接收。重名的街道请写明区，如 海淀区上地街道"
        >
          <Input placeholder={unit} onChange={(event) => setElsewhere(event.target.value)} />
        </Field>
        <Field name="campaign" label="集中入会行动">
          <Input maxLength={40} />
        </Field>
      </details>
      <div className="quick-foot">
        <span>
          {elsewhere ? "对方接收后入账" : "登记后在册 "}
          {!elsewhere && <b>{`${countText(held)} → ${countText(held + (count || 0))}`}</b>}
        </span>
        <SubmitButton look="primary">{`登记 ${countText(count || 0)} 人`}</SubmitButton>
      </div>
    </ActionForm>
  );
}
