import type { Outcome } from './outcome';

export interface Asked {
  positionals: readonly string[];
  text: (name: string) => string | undefined;
  flag: (name: string) => boolean;
}

/** One thing that `holdfast` does. */
export interface Verb {
  /** As it is typed, such as `users add`. */
  name: string;
  /** What follows the name. */
  usage: string;
  summary: string;
  /** With the database itself, as the operator of the server; or over the API of a server, under a token. */
  works: 'beside the database' | 'over the API';
  options: Readonly<Record<string, { takes?: string; says: string }>>;
  /** How many words may follow, at least and at most. */
  takes: readonly [least: number, most: number];
  run(asked: Asked): Promise<Outcome>;
}
