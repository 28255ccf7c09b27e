const KEPT = 10;

/** What does not agree, in words: the first ones are kept, the rest counted. */
export class Differences {
  readonly first: string[] = [];
  count = 0;

  add(sentence: string): void {
    if (this.count++ < KEPT) this.first.push(sentence);
  }
}
