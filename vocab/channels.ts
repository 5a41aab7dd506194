/** 入会渠道, in the order of the charts. */
export const channels = ["on_site", "web", "fingertip", "hotline", "platform"] as const;

export type Channel = (typeof channels)[number];

export const channelLabels: Record<Channel, string> = {
  on_site: "现场",
  web: "网上",
  fingertip: "指尖",
  hotline: "热线",
  platform: "企业平台",
};
