/** The day on which every test lives; about 60 % of the demo plan's time has passed on it. */
export const TEST_DAY = "2022-07-06";
