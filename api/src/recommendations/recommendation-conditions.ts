import type { RecommendationListRequest } from '@holdfast/contracts';
import { DUE_SOON_DAYS, OUTSTANDING_STATES } from '@holdfast/domain';
import type { Bound } from '../platform/bound';
import { todayAt } from '../registers';
import { asPattern, searchWords } from '../risk-lists';

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

export const OUTSTANDING = `m.state IN (${quoted(OUTSTANDING_STATES)})`;
/** Outstanding, and its owner is to do something: what is claimed waits for an auditor. */
export const TO_DO = `m.state IN (${quoted(OUTSTANDING_STATES.filter((state) => state !== 'claimed'))})`;

/** What narrows the list of recommendations `m`; needs the CTEs of `recommendationScope` and of `scope`, the registers that are read. */
export function recommendationConditions({ state, source, priority, owner, unit, risk, due, waiting, q }: RecommendationListRequest, bound: Bound, now: Date): string {
  const conditions = [state?.length ? `m.state = ANY (${bound.put(state)})` : OUTSTANDING];
  const add = (values: readonly string[] | undefined, condition: (place: string) => string): void => {
    if (values?.length) conditions.push(condition(bound.put(values)));
  };
  add(source, (words) => `m.source = ANY (${words})`);
  add(priority, (words) => `m.priority = ANY (${words})`);
  add(owner, (ids) => `m.owner_id = ANY (${ids}::uuid[])`);
  add(unit, (ids) => `EXISTS (SELECT FROM unit w WHERE w.organisation_id = $1 AND w.id = m.unit_id AND w.path && ${ids}::uuid[])`);
  add(risk, (ids) => `m.id IN (SELECT x.recommendation_id FROM recommendation_risk x JOIN risk k ON k.organisation_id = $1 AND k.id = x.risk_id
    JOIN scope s ON s.id = k.register_id AND NOT s.public WHERE x.organisation_id = $1 AND x.risk_id = ANY (${ids}::uuid[]))`);
  if (waiting) conditions.push(`m.state = 'claimed'`);
  for (const word of searchWords(q ?? '')) conditions.push(`lower(m.reference || ' ' || m.report_reference || ' ' || m.title || ' ' || m.report_title) LIKE ${bound.put(asPattern(word))}`);
  if (due?.length) {
    const today = todayAt(bound, now);
    const spans = { overdue: `m.due_date < ${today}`, soon: `m.due_date BETWEEN ${today} AND ${today} + ${DUE_SOON_DAYS}` };
    conditions.push(TO_DO, `(${due.map((one) => spans[one]).join(' OR ')})`);
  }
  return conditions.join(' AND ');
}
