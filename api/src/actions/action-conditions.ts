import type { ActionListRequest } from '@holdfast/contracts';
import { ACTION_STATUSES, DUE_SOON_DAYS, isUnended } from '@holdfast/domain';
import type { Bound } from '../platform/bound';
import { todayAt } from '../registers';
import { asPattern, searchWords } from '../risk-lists';
import { inSight } from './action-scope';

const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');

/** Open and in progress, as SQL. Written out, so that an index of these is found. */
export const UNENDED = `a.status IN (${quoted(ACTION_STATUSES.filter(isUnended))})`;

/**
 * What narrows the list of actions `a`, over the CTEs of `actionScope`. A register or a unit is that of the home, which the row
 * tells; or that of a risk served elsewhere, where the caller reads it: of what is out of sight no filter tells anything.
 */
export function actionConditions({ status, owner, unit, register, risk, objective, priority, due, q }: ActionListRequest, bound: Bound, now: Date): string {
  const conditions = [inSight('a'), status?.length ? `a.status IN (${quoted(ACTION_STATUSES.filter((one) => status.includes(one)))})` : UNENDED];
  const add = (values: readonly string[] | undefined, type: string, condition: (place: string) => string): void => {
    if (values?.length) conditions.push(condition(`${bound.put(values)}::${type}[]`));
  };
  const servesIn = (registers: string): string => `a.id IN (
    SELECT x.action_id FROM scope s JOIN action_risk x ON x.organisation_id = $1 AND x.elsewhere_register_id = s.id WHERE NOT s.public AND s.id IN (${registers}))`;
  const atHomeOr = (registers: string): string => `(a.register_id IN (${registers}) OR ${servesIn(registers)})`;
  add(owner, 'uuid', (ids) => `a.owner_id = ANY (${ids})`);
  add(register, 'uuid', (ids) => atHomeOr(`SELECT unnest(${ids})`));
  add(unit, 'uuid', (ids) => atHomeOr(`SELECT r.id FROM register r JOIN unit u ON u.organisation_id = $1 AND u.id = r.unit_id WHERE r.organisation_id = $1 AND u.path && ${ids}`));
  add(risk, 'uuid', (ids) => `a.id IN (
    SELECT x.action_id FROM action_risk x JOIN risk k ON k.organisation_id = $1 AND k.id = x.risk_id JOIN scope s ON s.id = k.register_id AND NOT s.public
    WHERE x.organisation_id = $1 AND x.risk_id = ANY (${ids}))`);
  add(objective, 'uuid', (ids) => `a.id IN (SELECT action_id FROM action_objective WHERE organisation_id = $1 AND objective_id = ANY (${ids}))`);
  add(priority, 'text', (words) => `a.priority = ANY (${words})`);
  add(searchWords(q ?? '').map(asPattern), 'text', (patterns) => `lower(a.reference || ' ' || a.title) LIKE ALL (${patterns})`);
  if (due?.length) {
    // What has ended is late no more.
    const today = todayAt(bound, now);
    const spans = { overdue: `a.due_date < ${today}`, soon: `a.due_date BETWEEN ${today} AND ${today} + ${DUE_SOON_DAYS}` };
    conditions.push(UNENDED, `(${due.map((one) => spans[one]).join(' OR ')})`);
  }
  return conditions.join(' AND ');
}
