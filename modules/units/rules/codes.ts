/** The city's reporting code; every other code begins with it. */
export const CITY = "11";

/** 经开区 has no administrative code; it reports as the seventeenth district. */
export const DEVELOPMENT_ZONE = "110190";
