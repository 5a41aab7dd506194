export type EnterpriseKind = "head" | "subsidiary" | "affiliate";

export const enterpriseKindLabels: Record<EnterpriseKind, string> = {
  head: "头部企业",
  subsidiary: "下属企业",
  affiliate: "关联企业",
};

export const enterpriseKinds = Object.keys(enterpriseKindLabels) as EnterpriseKind[];

export type EnterpriseCategory = "platform" | "express";

export const categoryLabels: Record<EnterpriseCategory, string> = {
  platform: "互联网平台",
  express: "品牌快递",
};

export const categories = Object.keys(categoryLabels) as EnterpriseCategory[];

export type SeatLevel = "city" | "district" | "street";

export const seatLabels: Record<SeatLevel, string> = { city: "市", district: "区", street: "街道" };

export const seatLevels = Object.keys(seatLabels) as SeatLevel[];
