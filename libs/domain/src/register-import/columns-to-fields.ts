import type { AssessmentKind } from '../vocabulary';
import { columnName } from '../table-reading';
import type { ColumnTally } from './column-tally';
import type { HeaderColumn } from './find-register-tables';
import { readHeader, setSaid, type Concept, type HeaderSaid, type SetWord } from './read-header';
import { meaningOf, type RegisterField, type ScoreField } from './register-fields';
import type { RegisterQuestion } from './register-outline';

export interface ColumnField {
  readonly field: RegisterField | null;
  readonly why: string;
}

interface Candidate {
  readonly at: number;
  readonly field: RegisterField;
  readonly strength: number;
  readonly why: string;
}

const AXES: readonly Concept[] = ['likelihood', 'impact', 'rating'];

const MARKED = { likelihood: 'Likelihood', impact: 'Impact', rating: 'Level' } as const;

/** Which assessment each set of scores of the file is. */
export type KindsOfSets = Readonly<Partial<Record<SetWord | 'plain', AssessmentKind>>>;

/** The sets that a table scores, by its headers. Where "current" and "residual" stand side by side, which is today's is asked. */
export function kindsOfSets(headers: readonly string[], answer?: string): { kinds: KindsOfSets; question: RegisterQuestion | null; why: Partial<Record<SetWord | 'plain', string>> } {
  const present = new Set<SetWord | 'plain'>();
  for (const header of headers) {
    const said = readHeader(header)[0];
    if (said && AXES.includes(said.concept) && said.strength >= 2) present.add(said.set ?? 'plain');
  }
  const has = (set: SetWord | 'plain'): boolean => present.has(set);
  if (has('current') && has('net')) {
    const question: RegisterQuestion = {
      key: 'current-and-residual', column: null, otherwise: 'current',
      sentence: 'The file scores risks as “current” and as “residual”. Which of the two is the risk as it stands today?',
      answers: [
        { answer: 'current', says: 'Current is today; residual is where the actions lead' },
        { answer: 'residual', says: 'Residual is today; current is before controls' },
      ],
    };
    const residualIsToday = answer === 'residual';
    return {
      question, why: {},
      kinds: { gross: 'inherent', plain: 'inherent', target: 'target', current: residualIsToday ? 'inherent' : 'residual', net: residualIsToday ? 'residual' : 'target' },
    };
  }
  const later = has('net') || has('current');
  return {
    question: null,
    why: { plain: later ? 'scored beside it is the risk with controls, so that this is the one before' : 'the only score of the file, so that it is today’s' },
    kinds: { gross: 'inherent', net: 'residual', current: 'residual', target: 'target', plain: later && !has('gross') ? 'inherent' : 'residual' },
  };
}

/** Sends each column to a field by its header and by what its values look like, the best said first, each field once; the rest is kept under its name. */
export function columnsToFields(columns: readonly HeaderColumn[], tallies: readonly ColumnTally[], kinds: KindsOfSets, chosen: Readonly<Record<string, RegisterField | null>>, keys: readonly string[]): ColumnField[] {
  const of: (ColumnField | null)[] = columns.map(() => null);
  const taken = new Map<RegisterField, number>();
  const single = shortLetters(columns.map(({ header }) => header));
  for (const [at, { mark, axis, header }] of columns.entries()) {
    const choice = chosen[keys[at]!];
    if (choice !== undefined) {
      of[at] = { field: choice, why: choice === null ? 'Kept as an extra field, as you chose' : 'As you chose' };
      if (choice !== null && !mark) taken.set(choice, at);
    } else if (mark && axis) {
      const kind = kinds[setSaid(header) ?? 'plain'] ?? 'residual';
      of[at] = { field: `${kind}${MARKED[axis]}`, why: `A mark in this column says ${mark}` };
    }
  }
  const candidates = columns.flatMap(({ header }, at) => (of[at] ? [] : candidatesOf(header, at, tallies[at]!, kinds, single)));
  // Of two equally good, the one to the left; a title before all, since there is no risk without.
  candidates.sort((one, other) => other.strength - one.strength || one.at - other.at);
  for (const { at, field, why } of candidates) {
    if (of[at] || taken.has(field)) continue;
    of[at] = { field, why };
    taken.set(field, at);
  }
  for (const { at, field } of candidates) of[at] ??= { field: null, why: `${meaningOf(field).called} is already column ${columnName(columns[taken.get(field)!]!.column)}; kept as an extra field` };
  wordsForTitle(of, columns, taken, chosen, keys);
  return of.map((one, at) => one ?? { field: null, why: whyExtra(columns[at]!.header, tallies[at]!) });
}

function whyExtra(header: string, tally: ColumnTally): string {
  const said = readHeader(header)[0];
  if (!said || said.strength < 2 || tally.filled === 0) return 'No field of ours has this name; kept as an extra field';
  return meaningOf(said.concept === 'likelihood' || said.concept === 'impact' || said.concept === 'rating' ? 'residualLevel' : said.concept).reads === 'day'
    ? 'The header says a date, but its values are none; kept as an extra field'
    : `The header says ${said.by}, but its values do not look like it; kept as an extra field`;
}

/** A risk without a title is called by what happens, or by what it consists in. */
function wordsForTitle(of: (ColumnField | null)[], columns: readonly HeaderColumn[], taken: ReadonlyMap<RegisterField, number>, chosen: Readonly<Record<string, RegisterField | null>>, keys: readonly string[]): void {
  if (taken.has('title')) return;
  const at = taken.get('event') ?? taken.get('cause');
  if (at === undefined || chosen[keys[at]!] !== undefined) return;
  of[at] = { field: 'title', why: `${columns[at]!.header}, for want of a title` };
}

function candidatesOf(header: string, at: number, tally: ColumnTally, kinds: KindsOfSets, single: ReadonlyMap<string, Concept>): Candidate[] {
  const last = header.split(': ').at(-1)!;
  const set = setSaid(header);
  const said: HeaderSaid[] = [...readHeader(header)];
  // Under a group, the column says what it is and the group of which set.
  if (last !== header) for (const one of readHeader(last)) if (!said.some(({ concept, strength }) => concept === one.concept && strength >= one.strength)) said.push({ ...one, set: one.set ?? set });
  const letter = single.get(last.trim().toLowerCase());
  if (letter) said.unshift({ concept: letter, set, strength: 3, by: last });
  return said.flatMap((one): Candidate[] => {
    const found = fieldOf(one, tally, kinds, set);
    return found ? [{ at, field: found.field, strength: one.strength + found.fits, why: found.why }] : [];
  });
}

/** S is the severity beside L alone, and the score where I stands there too. */
function shortLetters(headers: readonly string[]): ReadonlyMap<string, Concept> {
  const letters = new Set(headers.map((header) => header.split(': ').at(-1)!.trim().toLowerCase()).filter((one) => one.length <= 2));
  const of = new Map<string, Concept>();
  if (letters.has('l') || letters.has('p')) {
    of.set(letters.has('l') ? 'l' : 'p', 'likelihood');
    if (letters.has('i') || letters.has('c')) {
      of.set(letters.has('i') ? 'i' : 'c', 'impact');
      for (const one of ['s', 'r', 't']) if (letters.has(one)) of.set(one, 'rating');
    } else if (letters.has('s')) of.set('s', 'impact');
  }
  return of;
}

interface Fitting {
  readonly field: RegisterField;
  /** Better or worse than the header alone says, by what the values look like. */
  readonly fits: number;
  readonly why: string;
}

function fieldOf({ concept, set, strength, by }: HeaderSaid, tally: ColumnTally, kinds: KindsOfSets, over: SetWord | null): Fitting | null {
  const reason = strength === 3 ? 'The header says so' : `The header holds “${by}”`;
  const kind = kinds[set ?? over ?? 'plain'] ?? 'residual';
  if (concept === 'likelihood' || concept === 'impact') {
    if (tally.isPositions) return { field: `${kind}Position`, fits: 0.2, why: 'Its cells hold likelihood and impact together' };
    // "Impact" over sentences tells what would happen.
    if (concept === 'impact' && tally.filled > 0 && !tally.isScale) return tally.isProse ? { field: 'consequence', fits: -0.4, why: 'Its values are sentences, not steps of a scale' } : null;
    if (concept === 'likelihood' && tally.filled > 0 && !tally.isScale) return null;
    return { field: `${kind}${concept === 'likelihood' ? 'Likelihood' : 'Impact'}` as ScoreField, fits: tally.isScale ? 0.3 : 0, why: reason };
  }
  if (concept === 'rating') return ratingOf(tally, kind, reason);
  if (concept === 'consequence' && tally.filled > 0 && tally.isScale && !tally.isProse) return { field: `${kind}Impact`, fits: 0.1, why: 'Its values are steps of a scale' };
  const reads = meaningOf(concept).reads;
  if (reads === 'day') return tally.filled === 0 || tally.isDates ? { field: concept, fits: tally.isDates ? 0.3 : 0, why: reason } : null;
  if (reads === 'treatment') return tally.filled === 0 || tally.isTreatment ? { field: concept, fits: tally.isTreatment ? 0.4 : 0, why: reason } : tally.isProse || strength === 3 ? { field: 'actions', fits: -0.7, why: 'Its values say what is done, not which way' } : null;
  if (reads === 'proximity') return tally.filled === 0 || tally.isProximity ? { field: concept, fits: 0.2, why: reason } : null;
  if (concept === 'actions' && tally.isTreatment && tally.filled > 0) return { field: 'treatment', fits: -0.2, why: 'Its values are ways to treat a risk' };
  if (concept === 'actions' && tally.filled > 0 && tally.longest <= 2) return null;
  if (concept === 'title' && tally.filled > 0 && tally.isNumbers) return null;
  if (concept === 'title' && tally.isScale && tally.filled > 0) return null;
  if (concept === 'reference' && tally.filled > 0 && (tally.longest > 60 || tally.isProse)) return { field: 'title', fits: -0.8, why: 'Its values are too long for references' };
  if (concept === 'status' && tally.isScale && tally.filled > 0 && !tally.isStatus) return ratingOf(tally, kind, reason);
  if (concept === 'cause' && tally.isScale && tally.filled > 0) return null;
  if ((concept === 'event' || concept === 'controls') && tally.filled > 0 && tally.isNumbers) return null;
  if (concept === 'controls' && tally.filled > 0 && tally.isScale) return null;
  return { field: concept, fits: concept === 'title' ? (tally.longest > 250 ? -0.1 : 0.1) : 0, why: reason };
}

function ratingOf(tally: ColumnTally, kind: AssessmentKind, why: string): Fitting | null {
  if (tally.filled === 0) return { field: `${kind}Score`, fits: -0.2, why };
  if (tally.isPositions) return { field: `${kind}Position`, fits: 0.2, why: 'Its cells hold likelihood and impact together' };
  if (tally.isNumbers) return { field: `${kind}Score`, fits: 0.1, why };
  return tally.isScale ? { field: `${kind}Level`, fits: 0.1, why } : null;
}
