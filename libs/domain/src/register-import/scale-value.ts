import { saysNothing, saysUnknown } from '../says-nothing';
import { comparable } from '../table-reading';
import { weightOf } from './scale-words';

/** What one value of a scale says, before the rest of its column is looked at. */
export interface StepSaid {
  readonly number: number | null;
  /** "3 of 5" and "3/5". */
  readonly of: number | null;
  /** The words of it: "Severe" of "4 - Severe". */
  readonly word: string;
  readonly weight: number | null;
  readonly letter: string | null;
  readonly roman: number | null;
  /** In percent: one, or the ends of a band. */
  readonly percent: readonly [number, number] | null;
  /** Two steps that it lies between. */
  readonly between: readonly [string, string] | null;
  readonly nothing: boolean;
}

const ROMAN: Readonly<Record<string, number>> = { I: 1, II: 2, III: 3, IV: 4, V: 5, VI: 6, VII: 7, VIII: 8, IX: 9, X: 10 };
const NUMBER = '\\d{1,4}(?:[.,]\\d{1,4})?';
const num = (text: string): number => Number(text.replace(',', '.'));
const UNKNOWN = /\b(?:unknown|not (?:yet )?(?:known|assessed|scored|rated)|tb[acd]|unscored|pending)\b/i;
/** "M-H" and "L/M". */
const ABBREVIATED = /^(v?l|m|v?h)\s*[-–/]\s*(v?l|m|v?h)$/i;
const PICTURE = /[\p{Extended_Pictographic}\u{FE0F}\u{20E3}]/gu;

/** Reads a value the way that people write steps of scales. */
export function readStep(raw: string): StepSaid {
  const typed = raw.replace(PICTURE, ' ').replace(/\s+/g, ' ').trim();
  const said = (some: Partial<StepSaid>): StepSaid => ({ number: null, of: null, word: '', weight: null, letter: null, roman: null, percent: null, between: null, nothing: false, ...some });
  if (typed === '' || saysNothing(typed) || saysUnknown(typed) || UNKNOWN.test(typed.replace(/_/g, ' '))) return said({ nothing: true });
  const percent = percentOf(typed);
  if (percent) return said({ percent });
  // "5 (>80%)" is step 5; what stands in brackets explains it.
  const explained = /^(.+?)\s*[([][^()[\]]*%[^()[\]]*[)\]]$/u.exec(typed);
  if (explained) return readStep(explained[1]!);
  let parts: RegExpExecArray | null;
  if ((parts = ABBREVIATED.exec(typed)) && weightOf(parts[1]!) !== weightOf(parts[2]!)) return said({ between: [parts[1]!, parts[2]!], word: typed });
  if ((parts = new RegExp(`^(${NUMBER})$`).exec(typed))) return said({ number: num(parts[1]!) });
  if ((parts = new RegExp(`^(${NUMBER})\\s*(?:/|of|out of)\\s*(\\d{1,2})$`, 'i').exec(typed))) return said({ number: num(parts[1]!), of: num(parts[2]!), between: [parts[1]!, parts[2]!] });
  if ((parts = new RegExp(`^(${NUMBER})\\s*(?:-|–|to|or)\\s*(${NUMBER})$`, 'i').exec(typed))) return said({ between: [parts[1]!, parts[2]!] });
  const roman = typed.toUpperCase() === typed ? (ROMAN[typed] ?? null) : null;
  if (/^[A-Z]$/i.test(typed)) return said({ letter: typed.toUpperCase(), roman, word: typed, weight: weightOf(typed) });
  if (roman !== null) return said({ roman, word: typed });
  if (weightOf(typed) !== null) return said({ word: typed, weight: weightOf(typed) });
  if ((parts = new RegExp(`^(${NUMBER})\\s*[-–—:.=)]*\\s*\\(?\\s*(\\D[^\\d]*?)\\)?$`).exec(typed)) && /\p{L}/u.test(parts[2]!)) return withWord(said, parts[2]!, { number: num(parts[1]!) });
  // "Severe (4)"; "Annex 4" is a name that ends in a number.
  if ((parts = new RegExp(`^([^\\d]*?\\p{L})\\s*[-–—:=]*\\s*([(\\[]?)\\s*(${NUMBER})\\s*[)\\]]?$`, 'u').exec(typed)) && (parts[2] !== '' || weightOf(parts[1]!) !== null)) return withWord(said, parts[1]!, { number: num(parts[3]!) });
  if ((parts = /^([A-Z])\s*[-–—:.=)(]+\s*(\p{L}[^()]*?)\)?$/u.exec(typed))) return withWord(said, parts[2]!, { letter: parts[1]!, roman: ROMAN[parts[1]!] ?? null });
  if ((parts = /^(VIII|VII|VI|IV|IX|III|II|I|V|X)\s*[-–—:.=)(]+\s*(\p{L}[^()]*?)\)?$/u.exec(typed))) return withWord(said, parts[2]!, { roman: ROMAN[parts[1]!]! });
  if ((parts = /^(\p{L}[\p{L} .]*?)\s*(?:\/|-|–| to | or )\s*(\p{L}[\p{L} .]*)$/iu.exec(typed)) && weightOf(parts[1]!) !== null && weightOf(parts[2]!) !== null) return said({ between: [parts[1]!, parts[2]!], word: typed });
  const listed = typed.split('/').map((one) => one.trim());
  if (listed.length > 2 && listed.every((one) => weightOf(one) !== null)) return said({ between: [listed[0]!, listed.at(-1)!], word: typed });
  const framed = /^(\p{L}[\p{L} ]*?)\s*[([].*[)\]]$/u.exec(typed);
  if (framed && weightOf(framed[1]!) !== null) return said({ word: framed[1]!, weight: weightOf(framed[1]!) });
  return said({ word: typed });
}

const withWord = (said: (some: Partial<StepSaid>) => StepSaid, word: string, rest: Partial<StepSaid>): StepSaid => said({ word: word.trim(), weight: weightOf(word), ...rest });

/** "60%", "75% to 100%", "<5%", "over 80 %", as the ends of a band. */
function percentOf(text: string): readonly [number, number] | null {
  if (!text.includes('%')) return null;
  const band = new RegExp(`^(${NUMBER})\\s*%?\\s*(?:-|–|to|bis)\\s*(${NUMBER})\\s*%$`, 'i').exec(text);
  if (band) return [num(band[1]!), num(band[2]!)];
  const open = new RegExp(`^(<|≤|<=|under|below|less than|up to|>|≥|>=|over|above|more than|greater than)\\s*(${NUMBER})\\s*%$`, 'i').exec(text);
  if (open) return /^(?:<|≤|under|below|less|up)/i.test(open[1]!) ? [0, num(open[2]!)] : [num(open[2]!), 100];
  const one = new RegExp(`^(${NUMBER})\\s*%$`).exec(text);
  return one ? [num(one[1]!), num(one[1]!)] : null;
}

/** A likelihood and an impact in one cell. */
export interface PositionSaid {
  readonly likelihood: string;
  readonly impact: string;
  readonly score: string | null;
}

const STEP = '([A-Z]|V[LH]|[IVX]{1,4}|\\d{1,2}|very\\s+(?:low|high|likely|unlikely|minor)|\\p{L}{3,})';
const LIKELY = '(?:likelihood|probability|prob\\.?|l|p)';
const SEVERE = '(?:impact|severity|consequence|i|s|c)';
const SCORE = '(?:\\s*(?:=|[,;(\\n])\\s*(?:(?:total|score|rating|risk)\\s*[:=]?\\s*)?(\\d{1,4})\\)?)?$';
const POSITIONS: readonly (readonly [RegExp, boolean])[] = [
  [new RegExp(`^${LIKELY}\\s*[:=-]?\\s*${STEP}[\\s,;/x×*+&-]*(?:and\\s+)?${SEVERE}\\s*[:=-]?\\s*${STEP}${SCORE}`, 'iu'), true],
  [new RegExp(`^${SEVERE}\\s*[:=-]?\\s*${STEP}[\\s,;/x×*+&-]*(?:and\\s+)?${LIKELY}\\s*[:=-]?\\s*${STEP}${SCORE}`, 'iu'), false],
];
/** "3 x 4 = 12" and "12 (3 x 4)". */
const PRODUCT = /^(?:(\d{1,4})\s*(?=[(\[]))?[(\[]?\s*(\d{1,2})\s*[x×*]\s*(\d{1,2})\s*[)\]]?(?:\s*=\s*(\d{1,4}))?$/i;

/** "Impact 4 Likelihood 3", "L3 x I4 = 12"; "3 x 4" where it is known which comes first. */
export function readPosition(text: string, productOrder: 'likelihood-first' | 'impact-first' | null = null): PositionSaid | null {
  const typed = text.replace(/\s+/g, ' ').trim();
  if (typed.length > 80) return null;
  for (const [form, likelihoodFirst] of POSITIONS) {
    const found = form.exec(typed);
    if (found) return { likelihood: found[likelihoodFirst ? 1 : 2]!, impact: found[likelihoodFirst ? 2 : 1]!, score: found[3] ?? null };
  }
  const product = PRODUCT.exec(typed);
  if (!product || !productOrder) return null;
  const [likelihood, impact] = productOrder === 'likelihood-first' ? [product[2]!, product[3]!] : [product[3]!, product[2]!];
  return { likelihood, impact, score: product[1] ?? product[4] ?? null };
}
export const isProduct = (text: string): boolean => PRODUCT.test(text.trim());

const MARK = /^(?:x|✓|✔|☑|☒|✗|•|●|yes|y|1)$/iu;
/** An X, a tick or the like in a column that is one step of a scale. */
export const isMark = (text: string): boolean => MARK.test(text.trim());

export const sameStep = (one: string, other: string): boolean => comparable(one) === comparable(other);
