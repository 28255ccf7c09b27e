import { comparable } from '../table-reading';
import { evenParts } from './even-parts';
import type { RegisterTable, ScaleReading } from './register-outline';
import { weightOf } from './scale-words';
import { readStep } from './scale-value';

/** A step of an axis or a level of risk of a matrix, from the least severe. */
export interface StepOfMatrix {
  readonly code: string;
  readonly label: string;
  readonly value?: number;
}

export interface ValueOnto {
  readonly raw: string;
  readonly count: number;
  /** Code on the matrix; null where it would have to be guessed, or says nothing. */
  readonly code: string | null;
  /** It says that nothing is known: no fault, and no step. */
  readonly nothing: boolean;
  readonly why: string;
  /** What may be meant, as codes. */
  readonly meant: readonly string[];
}

/** Reads the values of a scale into the steps of a matrix, from the least severe on. What a person chose stands; what fits in no sure way is left open, with what may be meant. */
export function scaleOnto(scale: ScaleReading, onto: readonly StepOfMatrix[], chosen: Readonly<Record<string, string | null>> = {}): ValueOnto[] {
  const of = stepsOnto(scale, onto);
  const rising = [...scale.values].sort((one, other) => (one.step ?? scale.steps.length) - (other.step ?? scale.steps.length));
  return rising.map(({ raw, count, step, why }): ValueOnto => {
    const said = readStep(raw);
    const choice = chosen[raw];
    if (choice !== undefined && (choice === null || onto.some(({ code }) => code === choice))) return { raw, count, code: choice, nothing: choice === null, why: 'As you chose', meant: [] };
    if (said.nothing) return { raw, count, code: null, nothing: true, why: 'It says that nothing is known', meant: [] };
    const direct = step === null ? null : of[step]!;
    if (direct?.code) return { raw, count, nothing: false, meant: [], code: direct.code, why: direct.why };
    const called = step === null && !said.between && !isShares(scale) ? onto.find((one) => [one.label, one.code].some((own) => asWritten(own) === asWritten(raw))) : undefined;
    if (called) return { raw, count, nothing: false, meant: [], code: called.code, why: 'As the matrix calls it' };
    return { raw, count, code: null, nothing: false, why: why ?? direct?.why ?? 'The matrix has no such step', meant: meantBy(scale, raw, step, said.between, onto, of) };
  });
}

/** Reads a scale of a table onto a matrix. What an export of ours says to the letter is what it says. */
export function tableOnto({ own, scales }: Pick<RegisterTable, 'own' | 'scales'>, of: 'likelihood' | 'impact' | 'level', onto: readonly StepOfMatrix[], chosen: Readonly<Record<string, string | null>> = {}): ValueOnto[] {
  const scale = scales[of];
  if (!scale) return [];
  const guessed = scaleOnto(scale, onto, chosen);
  if (!own) return guessed;
  const exact = (raw: string): StepOfMatrix | undefined => onto.find(({ code }) => code === raw) ?? (of === 'level' ? onto.find(({ label }) => label === raw) : undefined);
  const all = scale.values.every(({ raw }) => exact(raw));
  return guessed.map((one) => (all && chosen[one.raw] === undefined ? { ...one, code: exact(one.raw)!.code, nothing: false, why: `${one.raw} on both matrices`, meant: [] } : one));
}

interface Onto {
  readonly code: string | null;
  readonly why: string;
}

const asWritten = (text: string): string => text.trim().toLowerCase();
const isShares = ({ kind }: ScaleReading): boolean => kind === 'percentages' || kind === 'fractions';

/** Whether the order of the steps alone says which they are: not of numbers and shares of which the file happens to use so many. */
function placesTell({ kind, steps }: ScaleReading): boolean {
  if (kind === 'fractions') return false;
  if (kind === 'percentages') return coversAll(steps.map(({ label }) => readStep(label).percent));
  return steps.every(({ value }) => value === undefined || (Number.isInteger(value) && value <= 10));
}

/** Bands in percent that go on from one another, from none to all. */
const coversAll = (bands: readonly (readonly [number, number] | null)[]): boolean =>
  bands.every((band, at) => band !== null && band[0] < band[1] && (at === 0 ? band[0] <= 1 : band[0] - bands[at - 1]![1] >= 0 && band[0] - bands[at - 1]![1] <= 1)) && (bands.at(-1)?.[1] ?? 0) >= 99;

function stepsOnto(scale: ScaleReading, onto: readonly StepOfMatrix[]): Onto[] {
  const { steps } = scale;
  const found = steps.map((step): Onto => {
    // 5% is not step 5.
    const named = isShares(scale) ? onto.find(({ label, code }) => [label, code].includes(step.label) && step.label.includes('%')) : undefined;
    if (isShares(scale)) return named ? { code: named.code, why: `${named.label} by its name` } : { code: null, why: 'The matrix has no such step' };
    const same = onto.find(({ label }) => comparable(label) === comparable(step.label));
    if (same) return { code: same.code, why: `${same.label} by its name` };
    const coded = onto.find(({ code }) => comparable(code) === comparable(step.code) || (step.value !== undefined && code === String(step.value)));
    if (coded) return { code: coded.code, why: coded.label === coded.code ? `${coded.code} by its code` : `${coded.code}, ${coded.label}, by its code` };
    return { code: null, why: 'The matrix has no such step' };
  });
  const ranks = found.map(({ code }) => onto.findIndex((one) => one.code === code));
  const rising = ranks.every((rank, at) => rank < 0 || ranks.slice(0, at).every((before) => before < rank));
  // Two names for one step, or a scale that runs the other way: the names are not to be trusted.
  if (found.every(({ code }) => code !== null) && rising) return found;
  if (steps.length === onto.length && placesTell(scale)) return onto.map(({ code, label }, rank) => ({ code, why: `Step ${rank + 1} of ${onto.length} on both scales: ${label === code ? code : `${code}, ${label}`}` }));
  const numbers = steps.map(({ value }) => value);
  if (numbers.every((value) => value !== undefined && Number.isInteger(value) && value >= 1 && value <= onto.length)) {
    return numbers.map((value) => ({ code: onto[value! - 1]!.code, why: `Step ${value} of ${onto.length}` }));
  }
  if (!rising) return steps.map(() => ({ code: null, why: 'The scales do not run the same way' }));
  return found.map((one, at): Onto => {
    if (one.code) return one;
    // "A" of a row of letters is no amber.
    const bare = (scale.kind === 'letters' || scale.kind === 'roman') && steps[at]!.label === steps[at]!.code;
    const weight = bare ? null : weightOf(steps[at]!.label);
    const alike = weight === null ? [] : onto.filter(({ label }) => weightOf(label) === weight);
    return alike.length === 1 && fits(onto.indexOf(alike[0]!), at, ranks) ? { code: alike[0]!.code, why: `Another word for ${alike[0]!.label}` } : one;
  });
}

const fits = (rank: number, at: number, ranks: readonly number[]): boolean => ranks.every((one, index) => one < 0 || (index < at ? one < rank : index === at || one > rank));

function meantBy(scale: ScaleReading, raw: string, step: number | null, between: readonly [string, string] | null, onto: readonly StepOfMatrix[], of: readonly Onto[]): string[] {
  if (between) {
    const alike = (end: string, { code, label }: { code: string; label: string }): boolean => [code, label].some((one) => comparable(one) === comparable(end)) || (weightOf(end) !== null && weightOf(end) === weightOf(label));
    const ends = between.map((end) => {
      const at = scale.steps.findIndex((one) => alike(end, one));
      return at >= 0 ? of[at]?.code : onto.find((one) => alike(end, one))?.code;
    });
    return [...new Set(ends.flatMap((code) => (code ? [code] : [])))];
  }
  if (isShares(scale)) return [...(evenParts([raw], onto.map(({ code }) => code))?.values() ?? [])];
  if (step === null || scale.steps.length < 2) return [];
  const place = (step / (scale.steps.length - 1)) * (onto.length - 1);
  return [...new Set([Math.floor(place), Math.ceil(place)])].flatMap((rank) => (onto[rank] ? [onto[rank].code] : []));
}

/** Whether the step's own code and label say all that the value says: "4", "Major", "4 - Major" and "H" of High do, "4 - Severe" of Major does not. */
export function saysStep(raw: string, { code, label }: { code: string; label: string }): boolean {
  const { number, letter, roman, word, percent, between } = readStep(raw);
  if ([code, label, `${code} ${label}`].some((own) => comparable(own) === comparable(raw))) return true;
  if (percent || raw.includes('%') || explains(raw, [code, label]) || (between && number === null)) return false;
  const named = number !== null ? String(number) : (letter ?? (roman !== null && word !== '' ? null : roman));
  const [said, own] = [comparable(word), comparable(label)];
  const abbreviated = said !== '' && (own.startsWith(said) || said === own.split(' ').map((part) => part.charAt(0)).join(''));
  if (number === null && (abbreviated || (letter === null && roman === null))) return abbreviated;
  return (named === null || comparable(String(named)) === comparable(code)) && (said === '' || abbreviated || said === comparable(code));
}

/** Whether something stands in brackets behind a value that is neither its number nor one of its names: "High (our claims)". */
export function explains(raw: string, names: readonly string[]): boolean {
  const note = comparable(/[([]([^()[\]]*)[)\]]\s*$/.exec(raw)?.[1] ?? '');
  return /\p{L}/u.test(note) && !names.some((name) => comparable(name) === note);
}
