import type { FieldError, Move, RiskFilter } from '@holdfast/contracts';
import { codesInWords, DUE_SOON_DAYS, levelOf, RISK_STATUSES, type AssessmentKind } from '@holdfast/domain';
import type { Bound } from '../platform/bound';
import { needsChange } from '../platform/refusal';
import { evidencedCte, isDrawn } from '../evidence';
import { todayAt, type ScopeOf } from '../registers';
import { acceptanceCondition } from './acceptance-condition';
import { atLevels, inCells, notComparable } from './places';
import type { Reading } from './reading-matrix';
import { asPattern, searchWords } from './search-words';
import { visible, withheld } from './shown-wording';

/** SQL over a risk `k` and its register `s` of the scope. */
type Condition = (k: string, s: string) => string;

const PLACES = ['level', 'likelihood', 'impact', 'unscored', 'levelOnly', 'notComparable', 'leftOut', 'cannotBeDrawn'] as const;

/** Whether a place of the map is asked for, so that it has to be known on which matrix. */
export const namesPlace = (filter: RiskFilter): boolean => PLACES.some((place) => filter[place] !== undefined && filter[place] !== false);

/** Whether the kept counts answer it: open risks, all of them. */
export const isUnfiltered = (filter: RiskFilter): boolean => {
  const { status, register, owner, unit, category, treatment, objective, due, movement, acceptance, evidence, q } = filter;
  const all = [register, owner, unit, category, treatment, objective, due, movement, acceptance, evidence, searchWords(q ?? '')].every((values) => !values?.length);
  return all && isOpenAlone(status) && !namesPlace(filter);
};

/** Whether residuals are told where the evidence bears them out. The inherent and the target are no claim about controls. */
export const isEvidenced = ({ basis, kind = 'residual' }: RiskFilter): boolean => basis === 'evidenced' && kind === 'residual';

const asksEvidence = (filter: RiskFilter): boolean => isEvidenced(filter) || !!filter.evidence?.length || !!filter.cannotBeDrawn;

/** Asked often enough, and of so few shapes, that its plan is worth keeping. */
export const isUsual = (filter: RiskFilter): boolean => isUnfiltered({ ...filter, owner: undefined, status: undefined });

const isOpenAlone = (status: RiskFilter['status']): boolean => !status?.length || status.every((one) => one === 'open');

export interface Conditions {
  /** CTEs to follow `scope`, each with a comma before it. */
  ctes: string;
  /** A CTE of risk ids to start from instead of the registers, where words were asked for. */
  words: string | null;
  /** All that a risk has to meet. */
  all: Condition;
  /** Whether an accepted upper risk stands for it in the same roll-up; false where that was asked already. */
  leftOut: Condition;
  /** The CTE `evidenced` is among the CTEs. */
  evidenced: boolean;
}

interface Judging {
  /** The CTE `evidenced` is read besides. */
  withEvidence?: boolean;
  /** What `scope` is of. */
  within?: ScopeOf;
}

/**
 * What narrows a list or a map, over the CTE `scope`. `$1` is the organisation and `$2` the caller. A place of the map says
 * what it says there: whoever the roll-up leaves out is not in it.
 */
export function riskConditions(filter: RiskFilter, bound: Bound, now: Date, reading: Reading | null, { withEvidence = false, within = {} }: Judging = {}): Conditions {
  const basic = basicConditions(filter, bound, now);
  const words = wordsCte(filter, bound);
  const byEvidence = evidenceConditions(filter, bound);
  const asked = [...basic, ...byEvidence];
  const among = (conditions: readonly Condition[]): Condition => (k, s) => [...conditions.map((condition) => condition(k, s)), ...(words ? [`${k}.id IN (SELECT risk_id FROM words)`] : [])].join(' AND ');
  const counted = among(asked);

  // What a risk counts as stands on its own row; only where some are filtered away must the upper one be looked at.
  const plain = isUnfiltered({ ...filter, ...Object.fromEntries(PLACES.map((place) => [place, undefined])) });
  const leftOut: Condition = (k) =>
    plain
      ? // A scalar, which is not turned into a join and so leaves an index its order.
        `(${k}.upper_register_id IS NOT NULL AND (SELECT NOT (us.public AND ${k}.upper_hidden) FROM scope us WHERE us.id = ${k}.upper_register_id) IS TRUE)`
      : // Likewise: an EXISTS is answered by reading all risks once more.
        `(${k}.upper_register_id IS NOT NULL AND (SELECT true FROM risk up JOIN scope us ON us.id = up.register_id
          WHERE up.organisation_id = $1 AND up.id = ${k}.upper_risk_id AND up.status = 'open' AND ${counted('up', 'us')}) IS TRUE)`;

  const places = reading && namesPlace(filter) ? placeConditions(filter, bound, reading) : [];
  const out: Condition[] = places.length === 0 && !filter.leftOut ? [] : [(k, s) => (filter.leftOut ? leftOut(k, s) : `NOT ${leftOut(k, s)}`)];
  const evidenced = withEvidence || asksEvidence(filter);
  const basicOf = among(basic)('k', 's');
  // Named itself, so that its risks alone are looked at: how many registers a scope holds is not known beforehand.
  const judged = (): string => (within.registerId === undefined || within.below ? basicOf : `k.register_id = ${bound.put(within.registerId)}::uuid AND ${basicOf}`);
  return {
    // Whoever is filtered away otherwise need not be judged.
    ctes: `${words ? `, words AS MATERIALIZED (${words})` : ''}${evidenced ? `, ${evidencedCte(todayAt(bound, now), { of: judged() })}` : ''}`,
    evidenced,
    words,
    all: (k, s) => [...asked, ...places.map((place): Condition => (alias) => place(alias)), ...out].map((condition) => condition(k, s)).join(' AND '),
    leftOut: filter.leftOut || out.length === 0 ? leftOut : () => 'false',
  };
}

function basicConditions(filter: RiskFilter, bound: Bound, now: Date): Condition[] {
  const { status, register, owner, unit, category, treatment, objective, due, movement, acceptance } = filter;
  const conditions: Condition[] = [visible, statusCondition(status)];
  const add = (values: readonly string[] | undefined, type: string, condition: (k: string, s: string, place: string) => string): void => {
    if (!values?.length) return;
    const place = `${bound.put(values)}::${type}[]`;
    conditions.push((k, s) => condition(k, s, place));
  };
  add(register, 'uuid', (_, s, ids) => `${s}.id = ANY (${ids})`);
  add(owner, 'uuid', (k, _, ids) => `${k}.owner_id = ANY (${ids})`);
  add(unit, 'uuid', (k, _, ids) => `${k}.unit_id IN (SELECT id FROM unit WHERE organisation_id = $1 AND path && ${ids})`);
  add(category, 'uuid', (k, s, ids) => `(${k}.category_id = ANY (${ids}) AND NOT ${withheld(k, s)})`);
  add(treatment, 'text', (k, _, words) => `${k}.treatment = ANY (${words})`);
  add(objective, 'uuid', (k, s, ids) =>
    `(${k}.id IN (SELECT risk_id FROM risk_objective WHERE organisation_id = $1 AND objective_id = ANY (${ids})) AND NOT ${withheld(k, s)})`);
  if (due?.length) {
    const today = todayAt(bound, now);
    const spans = { overdue: (k: string) => `${k}.next_review < ${today}`, soon: (k: string) => `${k}.next_review BETWEEN ${today} AND ${today} + ${DUE_SOON_DAYS}` };
    conditions.push((k) => `(${due.map((one) => spans[one](k)).join(' OR ')})`);
  }
  if (movement?.length) conditions.push((k) => `(${movement.map((move) => MOVED[move](k)).join(' OR ')})`);
  if (acceptance?.length) conditions.push(acceptanceCondition(acceptance, todayAt(bound, now)));
  return conditions;
}

function evidenceConditions({ evidence }: RiskFilter, bound: Bound): Condition[] {
  if (!evidence?.length) return [];
  const states = bound.put(evidence);
  return [(k) => `${k}.id IN (SELECT id FROM evidenced WHERE state = ANY (${states}::text[]))`];
}

const MOVED: Readonly<Record<Move, (k: string) => string>> = {
  rose: (k) => `(${k}.residual_movement = 'levels' AND ${k}.residual_moved > 0)`,
  cameDown: (k) => `(${k}.residual_movement = 'levels' AND ${k}.residual_moved < 0)`,
  unchanged: (k) => `(${k}.residual_movement = 'levels' AND ${k}.residual_moved = 0)`,
  new: (k) => `${k}.residual_movement = 'new'`,
};

/** Written out, so that indexes of open risks and of drafts are found. */
function statusCondition(status: RiskFilter['status']): Condition {
  const wanted = status?.length ? RISK_STATUSES.filter((one) => status.includes(one)) : (['open'] as const);
  const [only, more] = wanted;
  const among = more ? `IN (${wanted.map((one) => `'${one}'`).join(', ')})` : `= '${only}'`;
  const seesDraft: Condition = (k, s) => `(${k}.status <> 'draft' OR ${k}.author_id = $2 OR ${s}.owner_id = $2)`;
  return (k, s) => (wanted.includes('draft' as never) ? `${k}.status ${among} AND ${seesDraft(k, s)}` : `${k}.status ${among}`);
}

/** Risks that hold every word in what is shown of them. Drafts are few, and not in the table that is searched. */
function wordsCte({ q, status }: RiskFilter, bound: Bound): string | null {
  const words = searchWords(q ?? '');
  if (words.length === 0) return null;
  const patterns = `${bound.put(words.map(asPattern))}::text[]`;
  const found = `SELECT risk_id FROM risks_holding(${patterns}, ARRAY(SELECT id FROM scope WHERE NOT public), ARRAY(SELECT id FROM scope WHERE public), NULL) AS risk_id`;
  if (!status?.includes('draft')) return found;
  return `${found} UNION ALL
    SELECT d.id FROM risk d JOIN scope s ON s.id = d.register_id
    WHERE d.organisation_id = $1 AND d.status = 'draft' AND lower(CASE WHEN ${withheld('d', 's')}
      THEN concat_ws(E'\\n', d.public_title, d.public_description)
      ELSE concat_ws(E'\\n', d.title, d.cause, d.event, d.consequence) END) LIKE ALL (${patterns})`;
}

function placeConditions(filter: RiskFilter, bound: Bound, reading: Reading): Place[] {
  const faults = placeFaults(filter, reading);
  if (faults.length > 0) throw needsChange(faults);
  const { kind = 'residual' } = filter;
  if (!isEvidenced(filter)) return placesBy(kind, filter, bound, reading);
  const [atResidual, atInherent] = (['residual', 'inherent'] as const).map((by) => placesBy(by, filter, bound, reading));
  const stands = (k: string, places: Place[] = []): string => (places.length === 0 ? 'true' : places.map((place) => place(k)).join(' AND '));
  if (filter.cannotBeDrawn) return [(k) => isDrawn(k, 'nowhere')];
  return atResidual?.length ? [(k) => `CASE WHEN ${isDrawn(k, 'inherent')} THEN ${stands(k, atInherent)} WHEN ${isDrawn(k, 'nowhere')} THEN false ELSE ${stands(k, atResidual)} END`] : [];
}

type Place = (k: string) => string;

function placesBy(kind: AssessmentKind, filter: RiskFilter, bound: Bound, reading: Reading): Place[] {
  const { level, likelihood, impact, unscored, levelOnly } = filter;
  const conditions: Place[] = [];
  if (likelihood !== undefined || impact !== undefined) {
    if (likelihood === undefined || impact === undefined)
      throw needsChange([likelihood === undefined ? { field: 'likelihood', message: 'Choose the likelihood too' } : { field: 'impact', message: 'Choose the impact too' }]);
    conditions.push(inCells(bound, kind, reading, (cell) => cell.likelihood === likelihood && cell.impact === impact));
  }
  if (level?.length) {
    const cells = inCells(bound, kind, reading, (cell) => {
      const found = levelOf(reading.matrix, cell);
      return found.ok && level.includes(found.level.code);
    });
    const alone = atLevels(bound, kind, reading, (code) => level.includes(code));
    conditions.push((k) => `(${cells(k)} OR ${alone(k)})`);
  }
  if (unscored) conditions.push((k) => `${k}.${kind}_level IS NULL`);
  if (levelOnly) conditions.push(atLevels(bound, kind, reading, () => true));
  if (filter.notComparable) conditions.push(notComparable(bound, kind, reading));
  return conditions;
}

/** A place that the matrix does not have: of an earlier matrix of the register, or typed. An empty list would say that nothing stands there. */
function placeFaults({ level, likelihood, impact }: RiskFilter, { matrix }: Reading): FieldError[] {
  const faults: FieldError[] = [];
  const check = (field: string, axis: readonly { readonly code: string }[], what: string, codes: readonly string[]): void => {
    const unknown = codes.find((code) => !axis.some((step) => step.code === code));
    if (unknown !== undefined) faults.push({ field, message: `Choose ${codesInWords(axis)}. This matrix has no ${what}${unknown}.` });
  };
  check('likelihood', matrix.likelihood, '', likelihood === undefined ? [] : [likelihood]);
  check('impact', matrix.impact, '', impact === undefined ? [] : [impact]);
  check('level', matrix.levels, 'level ', level ?? []);
  return faults;
}
