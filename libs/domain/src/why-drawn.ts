import type { AsEvidenced, Evidence } from './evidence';

/** What the two sentences are made of: places, days and names as the reader calls them. */
export interface DrawnBecause extends AsEvidenced {
  /** "F · I, Medium" */
  readonly claimed: string;
  readonly claimedBy: string | null;
  readonly claimedOn: string | null;
  readonly inherent: string | null;
  /** Controls that the residual names, each with its evidence. */
  readonly named: readonly { readonly title: string; readonly evidence: Evidence }[];
  /** "9 May", of a day "yyyy-mm-dd". */
  readonly dayInWords: (day: string) => string;
}

/** Why a risk is drawn where it is, in two sentences: who claims what, and what the evidence says. The same on screen, read aloud and on paper. */
export function whyDrawn(because: DrawnBecause): readonly [string, string] {
  const { state, claimed, claimedBy, claimedOn } = because;
  if (state === null) return ['The residual is not scored.', 'There is nothing that evidence could bear out.'];
  const who = claimedBy === null ? 'The residual claimed is' : `The ${claimedBy} claimed`;
  return [`${who} ${claimed}${claimedOn === null ? '' : ` on ${claimedOn}`}.`, evidenceSays(because)];
}

function evidenceSays({ state, drawn, inherent, named, dayInWords }: DrawnBecause): string {
  if (state === 'nothing-to-prove') return 'That is not below its inherent, so there is nothing to prove and it stands there as evidenced too.';
  if (state === 'passed') return `${named.length === 1 ? `Its control, ${named[0]!.title}, has passing evidence in date` : `All ${named.length} controls that it leans on have passing evidence in date`}, so it stands there as evidenced too.`;
  const where = drawn === 'nowhere' ? 'as evidenced it cannot be drawn: it has no inherent score' : `as evidenced it stands at its inherent ${inherent ?? ''}`.trimEnd();
  return `${whatLacks(named, state, dayInWords)}, so ${where}.`;
}

function whatLacks(named: DrawnBecause['named'], state: AsEvidenced['state'], dayInWords: (day: string) => string): string {
  const lacking = named.filter(({ evidence }) => evidence.state === state);
  const [first] = lacking;
  if (!first) return 'It names no control that it leans on';
  const others = named.filter(({ evidence }) => evidence.state !== 'passed').length - 1;
  const more = others === 0 ? '' : others === 1 ? ', and another lacks evidence too' : `, and ${others} others lack evidence too`;
  return `${sayOf(first, dayInWords)}${more}`;
}

function sayOf({ title, evidence }: DrawnBecause['named'][number], dayInWords: (day: string) => string): string {
  switch (evidence.state) {
    case 'failed':
      return `Its control, ${title}, failed on ${dayInWords(evidence.on)}`;
    case 'stale':
      return `The evidence of its control, ${title}, is stale since ${dayInWords(evidence.since)}`;
    case 'none':
      return `Its control, ${title}, has no evidence`;
    case 'passed':
      return `Its control, ${title}, passed on ${dayInWords(evidence.on)}`;
  }
}
