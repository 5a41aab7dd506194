export const requestKindLabels = { extension: "延期", completion: "完成" } as const;

export const requestStateLabels = { asked: "待审批", granted: "已同意", refused: "未同意" } as const;
