/** A field that two people may have changed, as it was when mine was loaded, as it is now, and as I typed it. */
export interface StaleField {
  readonly name: string;
  readonly label: string;
  readonly base: unknown;
  readonly theirs: unknown;
  readonly mine: unknown;
  /** Free text: a third wording can be written. */
  readonly text: boolean;
  /** How a value reads on the screen; text as it is unless said. */
  readonly show?: (value: unknown) => string;
}

/** What to ask about, and what has already answered itself. */
export interface Conflict extends StaleField {
  /** Left as it was by me: theirs unless I say otherwise. */
  readonly untouched: boolean;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one ?? null) === JSON.stringify(other ?? null);

/**
 * The fields that differ now. One that only I changed stays mine, one that both brought to the same value is settled:
 * neither is shown. One that only they changed is shown with theirs chosen.
 */
export function conflictsOf(fields: readonly StaleField[]): Conflict[] {
  return fields
    .filter(({ base, theirs, mine }) => !same(theirs, mine) && !same(theirs, base))
    .map((field) => ({ ...field, untouched: same(field.mine, field.base) }));
}

/** The words of `to`, those that `from` does not have marked: for showing what somebody changed. */
export function changedWords(from: string, to: string): { text: string; added: boolean }[] {
  const [before, after] = [from.split(/(\s+)/), to.split(/(\s+)/)];
  // Longest common subsequence, word by word; long texts are shown unmarked rather than slowly.
  if (before.length * after.length > 400_000) return [{ text: to, added: false }];
  const common = Array.from({ length: before.length + 1 }, () => new Uint16Array(after.length + 1));
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      common[i]![j] = before[i] === after[j] ? common[i + 1]![j + 1]! + 1 : Math.max(common[i + 1]![j]!, common[i]![j + 1]!);
    }
  }
  const parts: { text: string; added: boolean }[] = [];
  const push = (text: string, added: boolean): void => {
    const last = parts.at(-1);
    if (last?.added === added) last.text += text;
    else parts.push({ text, added });
  };
  let [i, j] = [0, 0];
  while (j < after.length) {
    if (i < before.length && before[i] === after[j]) {
      push(after[j]!, false);
      i++;
      j++;
    } else if (i < before.length && common[i + 1]![j]! >= common[i]![j + 1]!) i++;
    else push(after[j++]!, true);
  }
  return parts.filter((part) => part.text);
}
