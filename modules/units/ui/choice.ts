/** What a picker knows of a unit. */
export interface UnitChoice {
  code: string;
  name: string;
  title: string;
  parent: string;
  pinyin: string;
  initials: string;
  aliases: string[];
}
