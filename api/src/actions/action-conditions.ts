import type { ActionListRequest } from '@holdfast/contracts';
import { ACTION_STATUSES, DUE_SOON_DAYS, isUnended } from '@holdfast/domain';
import type { Bound } from '../platform/bound';
import { todayAt } from '../registers';
import { asPattern, searchWords } from '../risk-lists';

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** Open and in progress, as SQL. Written out, so that the indexes of these are found. */
export const UNENDED = `a.status IN (${quoted(ACTION_STATUSES.filter(isUnended))})`;

/** Whether nothing is asked but what an index of unended actions has in order of their dates. */
export const walksByDate = ({ status, owner, unit, register, risk, objective, priority, q }: ActionListRequest): boolean =>
  (status ?? []).every(isUnended) && [owner, unit, register, risk, objective, priority, searchWords(q ?? '')].every((values) => !values?.length);

/** What narrows the list of actions `a`, besides where they lie. Of what is out of sight no filter tells anything. */
export function actionConditions({ status, owner, risk, objective, priority, due, q }: ActionListRequest, bound: Bound, now: Date): string {
  const conditions = [status?.length ? `a.status IN (${quoted(ACTION_STATUSES.filter((one) => status.includes(one)))})` : UNENDED];
  const add = (values: readonly string[] | undefined, type: string, condition: (place: string) => string): void => {
    if (values?.length) conditions.push(condition(`${bound.put(values)}::${type}[]`));
  };
  add(owner, 'uuid', (ids) => `a.owner_id = ANY (${ids})`);
  add(risk, 'uuid', (ids) => `a.id IN (
    SELECT x.action_id FROM action_risk x JOIN risk k ON k.organisation_id = $1 AND k.id = x.risk_id JOIN scope s ON s.id = k.register_id AND NOT s.public
    WHERE x.organisation_id = $1 AND x.risk_id = ANY (${ids}))`);
  add(objective, 'uuid', (ids) => `a.id IN (SELECT action_id FROM action_objective WHERE organisation_id = $1 AND objective_id = ANY (${ids}))`);
  add(priority, 'text', (words) => `a.priority = ANY (${words})`);
  for (const word of searchWords(q ?? '')) conditions.push(`lower(a.reference || ' ' || a.title) LIKE ${bound.put(asPattern(word))}`);
  if (due?.length) {
    // What has ended is late no more.
    const today = todayAt(bound, now);
    const spans = { overdue: `a.due_date < ${today}`, soon: `a.due_date BETWEEN ${today} AND ${today} + ${DUE_SOON_DAYS}` };
    conditions.push(UNENDED, `(${due.map((one) => spans[one]).join(' OR ')})`);
  }
  return conditions.join(' AND ');
}
