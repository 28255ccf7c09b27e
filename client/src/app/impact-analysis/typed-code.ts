export interface TypedCode {
  /** The level that is meant so far; null: several begin like this, and none is called so. */
  readonly code: string | null;
  /** What the next key goes on from. */
  readonly begun: string;
  /** No other level begins like this: the next key is of the next cell. */
  readonly whole: boolean;
  /** What was typed before was the code of a level, and this key does not go on with it: it is of the next cell itself. */
  readonly inNext: boolean;
}

/**
 * One more key of the code of a level: "I", then "V" is "IV". What does not go on begins anew. Null: no level begins so.
 * @param begun what was typed into the same cell just before
 */
export function typedCode(begun: string, key: string, codes: readonly string[]): TypedCode | null {
  const typed = `${begun}${key}`.toUpperCase();
  const alike = codes.filter((code) => code.toUpperCase().startsWith(typed));
  if (alike.length === 0 && begun !== '') {
    const anew = typedCode('', key, codes);
    return anew && { ...anew, inNext: named(begun, codes) !== null };
  }
  if (alike.length === 0) return null;
  const whole = alike.length === 1;
  return { code: whole ? alike[0]! : named(typed, codes), begun: whole ? '' : typed, whole, inNext: false };
}

const named = (typed: string, codes: readonly string[]): string | null => codes.find((code) => code.toUpperCase() === typed) ?? null;
