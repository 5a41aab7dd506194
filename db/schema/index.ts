export * from "./accounts";
export * from "./audit";
export * from "./enterprises";
export * from "./follow-ups";
export * from "./imports";
export * from "./plan";
export * from "./progress";
export * from "./units";
