import { DateTally } from './date-reading';
import { isProximity, isStatus, isTreatment } from './plain-words';
import { looksLikeScale } from './read-scale';
import { isProduct, readPosition, readStep } from './scale-value';

/** Distinct values of a column that are kept while its rows pass. */
const DISTINCT = 300;
const SAMPLES = 5;
/** Longer than any step of a scale. */
const PROSE = 60;
export const SPREADSHEET_ERROR = /^#(?:REF!|N\/A|VALUE!|NAME\?|DIV\/0!|NULL!|NUM!|SPILL!|CALC!)$|^Err:\d{3}$/;

/** What the values of a column look like, counted while they pass; what they mean is asked of the distinct ones, once they have. */
export class ColumnTally {
  readonly values = new Map<string, number>();
  readonly dates = new DateTally();
  readonly samples: string[] = [];
  more = false;
  filled = 0;
  longest = 0;
  #prose = 0;
  #days = 0;
  readonly #asked = new Map<string, number>();

  add(text: string, day: string | undefined): void {
    this.filled += 1;
    if (SPREADSHEET_ERROR.test(text)) return;
    if (this.#asked.size > 0) this.#asked.clear();
    this.longest = Math.max(this.longest, text.length);
    if (this.samples.length < SAMPLES && !this.samples.includes(text)) this.samples.push(text.length > 120 ? `${text.slice(0, 119)}…` : text);
    this.dates.add(text, day);
    if (day) this.#days += 1;
    if (text.length > PROSE) {
      this.#prose += 1;
      return;
    }
    const count = this.values.get(text);
    if (count !== undefined) this.values.set(text, count + 1);
    else if (this.values.size < DISTINCT) this.values.set(text, 1);
    else this.more = true;
  }

  get isProse(): boolean {
    return this.#prose >= 0.2 * this.filled && this.filled > 0;
  }

  get isNumbers(): boolean {
    return this.#share('numbers', (text) => /^-?\d+(?:[.,]\d+)?$/.test(text)) >= 0.6;
  }

  /** Likelihood and impact together, or such as "3 x 4", of which one has to ask. */
  get isPositions(): boolean {
    return this.#share('positions', (text) => readPosition(text) !== null || isProduct(text)) >= 0.6;
  }

  /** Few different values, most of which are steps of some scale. */
  get isScale(): boolean {
    const likely = this.#prose < 0.3 * this.filled && this.#days < 0.5 * this.filled && (this.values.size <= 40 || this.isNumbers);
    return likely && this.#once('scale', () => Number(looksLikeScale([...this.values].map(([raw, count]) => ({ raw, count }))))) === 1;
  }

  get isDates(): boolean {
    return this.dates.dates > 0 && this.dates.dates >= this.dates.texts;
  }

  get isTreatment(): boolean {
    return this.#prose < 0.4 * this.filled && this.#share('treatment', isTreatment) >= 0.6;
  }

  get isProximity(): boolean {
    return this.#share('proximity', isProximity) >= 0.5;
  }

  get isStatus(): boolean {
    return this.#prose < 0.5 * this.filled && this.#share('status', isStatus) >= 0.5;
  }

  /** Of the values that say something, how many are such. */
  #share(what: string, test: (text: string) => boolean): number {
    return this.#once(what, () => {
      let [such, all] = [0, 0];
      for (const [raw, count] of this.values) {
        const is = test(raw);
        if (!is && readStep(raw).nothing) continue;
        all += count;
        if (is) such += count;
      }
      return all === 0 ? 0 : such / all;
    });
  }

  #once(what: string, count: () => number): number {
    const before = this.#asked.get(what);
    if (before !== undefined) return before;
    const found = count();
    this.#asked.set(what, found);
    return found;
  }
}
