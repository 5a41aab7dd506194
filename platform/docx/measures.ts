import { page } from "./paper";

/** Millimetres in the twentieths of a point that Word counts in. */
export const mm = (length: number): number => Math.round((length * 1440) / 25.4);

/** 22 lines on 225 mm. */
export const LINE = 579;
/** 28 characters of 16 pt on 156 mm: each is set this much closer, in twips. A character grid would say it too, but LibreOffice reads that otherwise. */
export const CLOSER = -5;
/** Width of a character of the body, in twips. */
export const EM = 315;

export const fonts = {
  body: { eastAsia: "仿宋_GB2312", ascii: "Times New Roman", hAnsi: "Times New Roman" },
  head: { eastAsia: "黑体", ascii: "Times New Roman", hAnsi: "Times New Roman" },
  lead: { eastAsia: "楷体_GB2312", ascii: "Times New Roman", hAnsi: "Times New Roman" },
  title: { eastAsia: "方正小标宋简体", ascii: "Times New Roman", hAnsi: "Times New Roman" },
  number: { eastAsia: "宋体", ascii: "宋体", hAnsi: "宋体" },
} as const;

export const RED = "C8161D";

/** Half points: 二号, 三号, 四号, 五号, 小五. */
export const size = { title: 44, body: 32, small: 28, note: 21, mark: 18 } as const;

export const sheet = {
  size: { width: mm(page.width), height: mm(page.height) },
  margin: {
    top: mm(page.top),
    bottom: mm(page.bottom),
    left: mm(page.left),
    right: mm(page.right),
    header: mm(10),
    footer: mm(23),
  },
};
