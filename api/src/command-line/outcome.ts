/** What `holdfast` ends with. Scripts rely on these numbers. */
export const EXIT = { done: 0, refused: 1, wrongUse: 2, waits: 3, outOfReach: 4 } as const;
export type Exit = (typeof EXIT)[keyof typeof EXIT];

/** What a verb has done or found: words for people, the same as data for `--json`. */
export interface Outcome {
  exit: Exit;
  words: readonly string[];
  report: unknown;
  /** Standard output holds what was asked for: words go to standard error. */
  given?: boolean;
}

export const done = (words: readonly string[], report: unknown): Outcome => ({ exit: EXIT.done, words, report });

/** Ends the command with this status and sentence. */
export class CommandFault extends Error {
  override readonly name = 'CommandFault';

  constructor(
    readonly exit: Exclude<Exit, 0>,
    message: string,
    readonly detail?: unknown,
  ) {
    super(message);
  }
}

export const refused = (message: string, detail?: unknown): CommandFault => new CommandFault(EXIT.refused, message, detail);
export const wrongUse = (message: string): CommandFault => new CommandFault(EXIT.wrongUse, message);
export const outOfReach = (message: string): CommandFault => new CommandFault(EXIT.outOfReach, message);
