/** One sentence for each way in which an uploaded file is turned away. */
export type SheetRefusal = keyof typeof sentences;
type Detail = Record<string, string | number>;

const sentences = {
  bytes: ({ limit }: Detail) => `文件超过 ${limit} MB，请拆分后再上传`,
  rows: ({ sheet, limit }: Detail) =>
    `工作表“${sheet}”超过 ${Number(limit).toLocaleString("en-US")} 行，请拆分后再上传`,
  columns: ({ sheet, limit }: Detail) => `工作表“${sheet}”超过 ${limit} 列，请删去多余的列后再上传`,
  cells: () => "文件的单元格太多，请拆分后再上传",
  bomb: () => "文件解压后过大，不像正常的工作簿，已拒收",
  dtd: () => "文件中含有外部实体或文档类型声明，出于安全考虑不予接收",
  encrypted: () => "工作簿设有打开密码，请取消密码后再上传",
  truncated: () => "文件不完整或已损坏，请重新保存后再上传",
  mislabelled: ({ what }: Detail) => `文件内容是${what}，不是工作簿，请上传 .xlsx、.xls、.ods 或 .csv 文件`,
  binary: () => "暂不支持 .xlsb 格式，请另存为 .xlsx 后再上传",
  encoding: () => "文本编码无法识别，请另存为 UTF-8 或 GBK 编码的 CSV 后再上传",
  quote: ({ line }: Detail) => `CSV 文件到第 ${line} 行仍有未闭合的引号，请检查后再上传`,
  csv: ({ line }: Detail) => `CSV 文件第 ${line} 行的格式有误，请检查后再上传`,
  empty: () => "工作簿中没有任何内容",
  busy: () => "正在读取的文件较多，请过一分钟再上传",
  time: ({ limit }: Detail) => `读取文件超过 ${limit} 秒，请拆分后再上传`,
  memory: () => "读取文件所需的内存超过限制，请拆分后再上传",
  unreadable: () => "文件无法读取，请用 Excel 或 WPS 另存为 .xlsx 后再上传",
};

/** The file was turned away; `message` is a sentence for its sender. */
export class SheetRefused extends Error {
  readonly reason: SheetRefusal;
  constructor(reason: SheetRefusal, detail: Detail = {}) {
    super(sentences[reason](detail));
    this.reason = reason;
  }
}

export function isRefusal(reason: string): reason is SheetRefusal {
  return Object.hasOwn(sentences, reason);
}
