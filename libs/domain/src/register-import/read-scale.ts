import type { ScaleKind, ScaleReading, ScaleStep, ScaleValue } from './register-outline';
import { readStep, type StepSaid } from './scale-value';
import { stepLabel } from './scale-words';
import { comparable } from '../table-reading';

interface Counted {
  readonly raw: string;
  readonly count: number;
}
interface Read extends Counted {
  said: StepSaid;
}

interface Asked {
  readonly of: ScaleReading['of'];
  /** How far it goes, where a header says. */
  readonly size?: number | null;
  /** A or I is the least severe; otherwise they are the most severe. */
  readonly rising?: boolean;
  readonly more?: boolean;
}

const label = (number: number): string => String(Number(number.toPrecision(6)));

/** Reads the distinct values of a scale together: what kind they are, which steps there are, and which step each says. */
export function readScale(counted: readonly Counted[], { of, size = null, rising = false, more = false }: Asked): ScaleReading {
  const all = [...counted].sort((one, other) => other.count - one.count).map((one): Read => ({ ...one, said: readStep(one.raw) }));
  settleFractions(all);
  const speaking = all.filter(({ said }) => !said.nothing);
  const kind = kindOf(speaking);
  const { steps, stepOf, why } = STEPS[kind](speaking, { size, rising });
  const values = all.map(({ raw, count, said }): ScaleValue => {
    const step = said.nothing ? null : stepOf(said);
    return { raw, count, step, why: step !== null ? null : said.nothing ? 'It says that nothing is known' : said.between ? `It lies between ${said.between[0]} and ${said.between[1]}` : 'It is no step of this scale' };
  });
  return { of, kind, steps, values, more, why };
}

/** "3/5" is 3 of 5 where the column writes it so, and lies between 3 and 5 otherwise. */
function settleFractions(all: readonly Read[]): void {
  const fractions = all.filter(({ said }) => said.of !== null);
  if (fractions.length === 0) return;
  const written = new Set(fractions.map(({ said }) => said.of));
  if (written.size === 1 && fractions.length >= 0.5 * all.length && fractions.every(({ said }) => said.number! <= said.of!)) for (const one of fractions) one.said = { ...one.said, between: null };
  else for (const one of fractions) one.said = { ...one.said, number: null, of: null };
}

/** Whether enough of the values are steps of some scale for a column of them. */
export function looksLikeScale(counted: readonly Counted[]): boolean {
  let [scale, all] = [0, 0];
  for (const { raw, count } of counted) {
    const said = readStep(raw);
    if (said.nothing) continue;
    all += count;
    if (said.number !== null || said.weight !== null || said.percent || said.between || said.letter || said.roman) scale += count;
  }
  return all > 0 && scale >= 0.6 * all;
}

function kindOf(values: readonly Read[]): ScaleKind {
  const share = (test: (said: StepSaid) => boolean): number => {
    const counted = values.filter(({ said }) => !said.between || said.of !== null);
    return counted.length === 0 ? 0 : counted.filter(({ said }) => test(said)).length / counted.length;
  };
  if (values.length === 0) return 'words';
  if (share(({ percent }) => percent !== null) >= 0.6) return 'percentages';
  if (share(({ number, word }) => number !== null && word !== '') >= 0.5) return 'numbers-and-words';
  // H, M and L are words; they are letters of a row only where one of them is none of these.
  const fractions = share(({ number }) => number !== null && number <= 1 && number >= 0);
  if (fractions === 1 && values.some(({ said }) => said.number !== null && said.number > 0 && said.number < 1)) return 'fractions';
  if (share(({ number }) => number !== null) >= 0.6) return 'numbers';
  if (share(({ roman }) => roman !== null) >= 0.8 && values.some(({ said }) => said.roman !== null && (said.letter === null || said.letter === 'I'))) return 'roman';
  const words = share(({ weight }) => weight !== null);
  if (share(({ letter }) => letter !== null && letter >= 'A' && letter <= 'J') >= 0.8 && words < 1) return 'letters';
  if (words >= 0.5) return 'words';
  return 'mixed';
}

interface Steps {
  readonly steps: ScaleStep[];
  readonly stepOf: (said: StepSaid) => number | null;
  readonly why: string;
}
type Reader = (values: readonly Read[], asked: { size: number | null; rising: boolean }) => Steps;

const STEPS: Readonly<Record<ScaleKind, Reader>> = {
  numbers: (values, { size }) => numbered(values, size),
  'numbers-and-words': (values, { size }) => numbered(values, size),
  words: worded,
  mixed: worded,
  letters: (values, { rising }) => inRow(values.flatMap(({ said }) => (said.letter ? [said.letter.charCodeAt(0) - 64] : [])), (rank) => String.fromCharCode(64 + rank), (said) => (said.letter ? said.letter.charCodeAt(0) - 64 : null), rising, values),
  roman: (values, { rising }) => inRow(values.flatMap(({ said }) => (said.roman ? [said.roman] : [])), (rank) => ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X'][rank - 1]!, (said) => said.roman, rising, values),
  percentages: banded,
  fractions: (values) => listed([...new Set(values.flatMap(({ said }) => (said.number === null ? [] : [said.number])))].sort((one, other) => one - other)),
};

function numbered(values: readonly Read[], size: number | null): Steps {
  const numbers = values.flatMap(({ said }) => (said.number === null ? [] : [said.number]));
  const whole = numbers.every((one) => Number.isInteger(one) && one >= 0 && one <= 10);
  const reached = whole ? Math.max(2, size ?? 0, ...values.map(({ said }) => said.of ?? 0).filter((one) => one <= 10), ...numbers) : 0;
  const from = numbers.includes(0) ? 0 : 1;
  const steps = whole ? Array.from({ length: reached - from + 1 }, (_, at) => from + at) : [...new Set(numbers)].sort((one, other) => one - other);
  const labels = new Map<number, string>();
  for (const { said } of values) if (said.number !== null && said.word !== '' && !labels.has(said.number)) labels.set(said.number, stepLabel(said.word));
  const weights = new Map(values.flatMap(({ said }) => (said.number !== null && said.weight !== null ? [[said.number, said.weight] as const] : [])));
  const falling = fallsWith(weights);
  const listed = falling ? [...steps].reverse() : steps;
  const rank = new Map(listed.map((number, at) => [number, at]));
  const byWord = new Map(listed.flatMap((number, at) => (labels.has(number) ? [[comparable(labels.get(number)!), at] as const] : [])));
  const stepOf = (said: StepSaid): number | null => (said.number !== null ? (rank.get(said.number) ?? null) : (byWord.get(comparable(stepLabel(said.word))) ?? null));
  const ends = listed.length > 1 ? `${label(listed[0]!)} to ${label(listed.at(-1)!)}` : label(listed[0] ?? 0);
  return {
    steps: listed.map((number) => ({ code: label(number), label: labels.get(number) ?? label(number), ...(falling ? {} : { value: number }) })),
    stepOf,
    why: falling ? `Numbers where ${label(listed.at(-1)!)} is the most severe, as the words beside them say` : `Numbers from ${ends}`,
  };
}

/** Whether the words beside the numbers say less as the numbers rise. */
function fallsWith(weights: ReadonlyMap<number, number>): boolean {
  const pairs = [...weights].sort(([one], [other]) => one - other);
  let [up, down] = [0, 0];
  for (let at = 1; at < pairs.length; at += 1) {
    if (pairs[at]![1] > pairs[at - 1]![1]) up += 1;
    if (pairs[at]![1] < pairs[at - 1]![1]) down += 1;
  }
  return down > up;
}

function worded(values: readonly Read[]): Steps {
  const byWeight = new Map<number, string>();
  // The commonest word of a weight names the step.
  for (const { said } of values) if (said.weight !== null && !byWeight.has(said.weight)) byWeight.set(said.weight, said.word);
  const weights = [...byWeight.keys()].sort((one, other) => one - other);
  const rank = new Map(weights.map((weight, at) => [weight, at]));
  return {
    steps: weights.map((weight) => ({ code: codeOf(byWeight.get(weight)!), label: stepLabel(byWeight.get(weight)!) })),
    stepOf: ({ weight }) => (weight === null ? null : (rank.get(weight) ?? null)),
    why: weights.length === 0 ? 'No words that say a step' : `Words from ${stepLabel(byWeight.get(weights[0]!)!)} to ${stepLabel(byWeight.get(weights.at(-1)!)!)}`,
  };
}

/** "Very high" is VH; a word alone its first letters, as long as codes may be. */
function codeOf(word: string): string {
  const full = stepLabel(word);
  const parts = full.split(/\s+/);
  return parts.length > 1 ? parts.map((part) => part.charAt(0).toUpperCase()).join('') : full.length <= 12 ? full : full.slice(0, 12);
}

function inRow(ranks: readonly number[], codeAt: (rank: number) => string, rankOf: (said: StepSaid) => number | null, rising: boolean, values: readonly Read[]): Steps {
  const most = Math.max(2, ...ranks);
  const labels = new Map<number, string>();
  const weights = new Map<number, number>();
  for (const { said } of values) {
    const rank = rankOf(said);
    if (rank === null || said.word === '' || said.word.length <= 4) continue;
    labels.set(rank, stepLabel(said.word));
    if (said.weight !== null) weights.set(rank, said.weight);
  }
  const up = weights.size >= 2 ? !fallsWith(weights) : rising;
  const order = Array.from({ length: most }, (_, at) => (up ? at + 1 : most - at));
  const position = new Map(order.map((rank, at) => [rank, at]));
  return {
    steps: order.map((rank) => ({ code: codeAt(rank), label: labels.get(rank) ?? codeAt(rank) })),
    stepOf: (said) => {
      const rank = rankOf(said);
      return rank === null ? null : (position.get(rank) ?? null);
    },
    why: `${codeAt(1)} to ${codeAt(most)}, where ${codeAt(up ? most : 1)} is the most severe`,
  };
}

function banded(values: readonly Read[]): Steps {
  const bands = new Map<string, readonly [number, number]>();
  for (const { said } of values) if (said.percent) bands.set(said.percent.join(' '), said.percent);
  const listed = [...bands.values()].sort(([lowA, highA], [lowB, highB]) => lowA + highA - lowB - highB);
  const rank = new Map(listed.map((band, at) => [band.join(' '), at]));
  const named = ([low, high]: readonly [number, number]): string => (low === high ? `${label(low)}%` : `${label(low)}–${label(high)}%`);
  return {
    steps: listed.map((band) => ({ code: named(band).slice(0, 12), label: named(band) })),
    stepOf: ({ percent }) => (percent ? (rank.get(percent.join(' ')) ?? null) : null),
    why: `Percentages, ${listed.length} different`,
  };
}

function listed(numbers: readonly number[]): Steps {
  const rank = new Map(numbers.map((number, at) => [number, at]));
  return {
    steps: numbers.map((number) => ({ code: label(number), label: label(number), value: number })),
    stepOf: ({ number }) => (number === null ? null : (rank.get(number) ?? null)),
    why: `Fractions of 1, ${numbers.length} different`,
  };
}
