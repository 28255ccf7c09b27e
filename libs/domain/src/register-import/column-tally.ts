import { DateTally } from './date-reading';
import { isProximity, isStatus, isTreatment } from './plain-words';
import { looksLikeScale } from './read-scale';
import { isProduct, readPosition, readStep } from './scale-value';

/** Distinct values of a column that are kept while its rows pass. */
const DISTINCT = 300;
const SAMPLES = 5;
/** Longer than any step of a scale. */
const PROSE = 60;

/** What the values of a column look like, counted while they pass. */
export class ColumnTally {
  readonly values = new Map<string, number>();
  readonly dates = new DateTally();
  readonly samples: string[] = [];
  more = false;
  filled = 0;
  longest = 0;
  positions = 0;
  products = 0;
  #numbers = 0;
  #prose = 0;
  #treatments = 0;
  #proximities = 0;
  #statuses = 0;
  #days = 0;
  #scale: boolean | null = null;

  add(text: string, day: string | undefined): void {
    this.filled += 1;
    this.longest = Math.max(this.longest, text.length);
    this.#scale = null;
    if (this.samples.length < SAMPLES && !this.samples.includes(text)) this.samples.push(text.length > 120 ? `${text.slice(0, 119)}…` : text);
    if (text.length > PROSE) {
      this.#prose += 1;
      this.dates.add('x', undefined);
      return;
    }
    const count = this.values.get(text);
    if (count !== undefined) this.values.set(text, count + 1);
    else if (this.values.size < DISTINCT) this.values.set(text, 1);
    else this.more = true;
    this.dates.add(text, day);
    if (day) this.#days += 1;
    if (/^-?\d+(?:[.,]\d+)?$/.test(text)) this.#numbers += 1;
    if (readPosition(text)) this.positions += 1;
    else if (isProduct(text)) this.products += 1;
    if (isTreatment(text)) this.#treatments += 1;
    if (isProximity(text)) this.#proximities += 1;
    if (isStatus(text)) this.#statuses += 1;
  }

  get isProse(): boolean {
    return this.#prose >= 0.2 * this.filled && this.filled > 0;
  }

  get isNumbers(): boolean {
    return this.filled > 0 && this.#numbers >= 0.6 * this.#speaking();
  }

  /** Few different values, most of which are steps of some scale. */
  get isScale(): boolean {
    this.#scale ??= this.#prose < 0.3 * this.filled && this.#days < 0.5 * this.filled && (this.values.size <= 40 || this.isNumbers) && looksLikeScale([...this.values].map(([raw, count]) => ({ raw, count })));
    return this.#scale;
  }

  get isDates(): boolean {
    return this.dates.dates > 0 && this.dates.dates >= this.dates.texts;
  }

  get isTreatment(): boolean {
    return this.#treatments > 0 && this.#treatments >= 0.6 * this.filled;
  }

  get isProximity(): boolean {
    return this.#proximities > 0 && this.#proximities >= 0.5 * this.filled;
  }

  get isStatus(): boolean {
    return this.#statuses > 0 && this.#statuses >= 0.5 * this.filled;
  }

  #speaking(): number {
    let nothing = 0;
    for (const [raw, count] of this.values) if (readStep(raw).nothing) nothing += count;
    return Math.max(1, this.filled - nothing);
  }
}
