import { createWriteStream } from "node:fs";
import { PassThrough } from "node:stream";
import { finished } from "node:stream/promises";
import ExcelJS from "exceljs";
import type { Sql } from "postgres";
import { caughtUp } from "@/platform/export/pace";
import { type Channel, channelLabels } from "@/vocab/channels";
import { enterpriseKindLabels } from "@/vocab/enterprises";
import { stageLabels, stageOrder, stalledLabel } from "@/vocab/stages";
import { workerGroupLabels } from "@/vocab/worker-groups";

type Value = string | number | null;

interface Place {
  code: string;
  name: string;
  district: string;
}

/** Any number below `n`, always the same ones for the same seed: a bench that is run again reads the same file. */
function dice(seed: number): (n: number) => number {
  let state = seed;
  return (n) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * n);
  };
}

async function streets(sql: Sql): Promise<Place[]> {
  return sql<Place[]>`select s.code, s.name, d.name as district from units s join units d on d.code = s.parent_code
    where s.level = 'street' and s.active order by s.code`;
}

/** Streams one sheet to a file with the writer of the exports, so that the bench itself stays small. */
async function book(path: string, title: string, heads: string[], rows: Iterable<Value[]>): Promise<void> {
  const out = new PassThrough();
  const file = out.pipe(createWriteStream(path));
  const workbook = new ExcelJS.stream.xlsx.WorkbookWriter({ stream: out, useStyles: true, useSharedStrings: false });
  const sheet = workbook.addWorksheet(title);
  sheet.addRow([title]).commit();
  sheet.addRow(heads).commit();
  let count = 0;
  for (const row of rows) {
    sheet.addRow(row).commit();
    count += 1;
    if (count % 500 === 0) await caughtUp(sheet, out);
  }
  sheet.commit();
  await workbook.commit();
  await finished(file);
}

const dayText = (from: string, days: number): string =>
  new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);

/** 会员变动: joins, leaves and transfers of a year in order of days, never more taken from a street than the file gave it. */
export async function movementBook(sql: Sql, path: string, rows: number): Promise<void> {
  const places = await streets(sql);
  const names = places.map((place) => `${place.district}${place.name}`);
  const groups = Object.values(workerGroupLabels);
  const channels = Object.values<string>(channelLabels satisfies Record<Channel, string>);
  const roll = dice(7);
  function* lines(): Generator<Value[]> {
    const held = new Map<number, number>();
    for (let at = 0; at < rows; at += 1) {
      const place = roll(places.length);
      const group = roll(groups.length);
      const spot = place * groups.length + group;
      const kept = held.get(spot) ?? 0;
      const kind = roll(10);
      const start = [
        at + 1,
        `YC${String(at + 1).padStart(7, "0")}`,
        dayText("2021-07-01", Math.floor((at * 360) / rows)),
      ];
      if (kind < 7 || kept < 2) {
        const count = 1 + roll(20);
        held.set(spot, kept + count);
        yield [
          ...start,
          "系统外",
          names[place]!,
          names[place]!,
          groups[group]!,
          channels[roll(channels.length)]!,
          count,
          null,
        ];
        continue;
      }
      const count = 1 + roll(Math.max(1, kept >> 2));
      held.set(spot, kept - count);
      const to = roll(places.length);
      const leaves = kind === 7 || to === place;
      if (!leaves) held.set(to * groups.length + group, (held.get(to * groups.length + group) ?? 0) + count);
      yield [...start, names[place]!, leaves ? "系统外" : names[to]!, null, groups[group]!, null, count, "跨区转接"];
    }
    yield ["合计", null, null, null, null, null, null, null, 0, null];
  }
  const heads = ["序号", "流水号", "日期", "转出单位", "转入单位", "发展单位", "职工群体", "入会渠道", "人数", "备注"];
  await book(path, "会员变动", heads, lines());
}

/** 建会台账: one head for every 250 rows, the others hang under a head or under one of its subsidiaries. */
export async function enterpriseBook(sql: Sql, path: string, rows: number): Promise<void> {
  const places = await streets(sql);
  const stages = [...stageOrder.map((stage) => stageLabels[stage]), stalledLabel];
  const kinds = [enterpriseKindLabels.subsidiary, enterpriseKindLabels.affiliate];
  const roll = dice(11);
  function* lines(): Generator<Value[]> {
    let head = "";
    let subsidiary = "";
    for (let at = 0; at < rows; at += 1) {
      const place = places[roll(places.length)]!;
      const number = String(at + 1).padStart(6, "0");
      const isHead = at % 250 === 0;
      const name = `北京穗禾即送${isHead ? "科技" : "配送服务"}${number}号有限公司`;
      const parent = isHead ? null : roll(10) < 7 ? head : subsidiary;
      if (isHead) head = name;
      if (isHead || roll(20) === 0) subsidiary = name;
      const stage = stages[roll(stages.length)]!;
      const workers = 5 + roll(900);
      const day = dayText("2021-09-01", roll(300));
      yield [
        ...[
          at + 1,
          `YC${number}`,
          name,
          isHead ? enterpriseKindLabels.head : kinds[roll(2)]!,
          parent,
          place.district,
          place.name,
        ],
        ...[workers, roll(workers), roll(3) === 0 ? "是" : "否", stage, day, "苗春雨"],
        ...[stage === stalledLabel ? "企业认为用工为合作关系，不属于职工" : null, null],
      ];
    }
  }
  const heads = [
    ...["序号", "企业编号", "企业名称", "企业类型", "上级企业", "所属区", "街道（乡镇）", "从业人数", "会员人数"],
    ...["是否建立党组织", "建会阶段", "阶段日期", "联系人", "受阻原因", "备注"],
  ];
  await book(path, "建会台账", heads, lines());
}
