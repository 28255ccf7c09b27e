/** A start that cannot go on, said in one sentence to the person who started it: printed without a stack. */
export class StartRefusal extends Error {
  override readonly name = 'StartRefusal';
}

/** The words of anything thrown, for the end of such a sentence. */
export const wordsOf = (thrown: unknown): string =>
  thrown instanceof AggregateError && !thrown.message
    ? thrown.errors.map(wordsOf).join('; ')
    : thrown instanceof Error
      ? thrown.message
      : String(thrown);
