import { readFileSync } from 'node:fs';

/** A schema, or a reference to one, as OpenAPI writes it. */
export type Schema = Record<string, unknown>;

/** What `tools/describe-answers.mjs` reads from the return types of the controllers. */
export interface Answers {
  routes: Record<string, AnswerOfRoute>;
  schemas: Record<string, Schema>;
}

export interface AnswerOfRoute {
  /** Null: nothing is sent back. `file`: its bytes. */
  answer: Schema | 'file' | null;
  /** Takes the version that was read, as If-Match. */
  changesVersion: boolean;
  /** What comes back tells its version, as ETag. */
  hasVersion: boolean;
}

const NONE: Answers = { routes: {}, schemas: {} };

/** Written by the build beside the program; where the program runs from its sources there is none. */
export function builtAnswers(): Answers {
  try {
    return JSON.parse(readFileSync(new URL('./answers.json', import.meta.url), 'utf8')) as Answers;
  } catch {
    return NONE;
  }
}
