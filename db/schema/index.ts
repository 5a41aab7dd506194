export * from "./accounts";
export * from "./audit";
export * from "./follow-ups";
export * from "./imports";
export * from "./plan";
export * from "./progress";
export * from "./units";
