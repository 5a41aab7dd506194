/** What a parameter of a list says in words: its label, and its values' where they are codes; `unit` is a unit's code. */
export interface FilterWord {
  label: string;
  words?: Readonly<Record<string, string>>;
  unit?: true;
}

export type FilterWords = Readonly<Record<string, FilterWord>>;
