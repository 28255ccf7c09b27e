import type { IndicatorRow, PersonRef, ReadingView, TargetView } from '@holdfast/contracts';
import {
  can, financialYearOf, indicatorState, nextPeriod, periodEnd, periodsDue, readingState, type IndicatorDirection, type IndicatorPeriod, type Perspective,
} from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { personRef } from '../risks';

/** An indicator with as much as a list tells of it. */
export interface LoadedIndicator {
  id: string;
  code: string;
  title: string;
  description: string;
  measure: string;
  direction: IndicatorDirection;
  period: IndicatorPeriod;
  startsOn: string;
  perspective: Perspective | null;
  unitId: string;
  unitName: string;
  unitPath: string[];
  owner: PersonRef;
  closedAt: string | null;
  version: number;
  targets: TargetView[];
  objectiveIds: string[];
  /** First days of the periods that have a reading. */
  read: string[];
  /** Those that count of the two latest periods, the latest first. */
  recent: StoredReading[];
}

/** A reading as it is stored; how it stands to its target is judged when it is told. */
export type StoredReading = Omit<ReadingView, 'state'>;

const instant = (moment: string): string => `to_char(${moment} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

/** SQL of a reading `r` as JSON. */
export const readingJson = `json_build_object('id', r.id, 'periodStart', r.period_start, 'value', r.value, 'notCollected', r.not_collected, 'narrative', r.narrative,
  'correctsId', r.corrects_id, 'correctionReason', r.correction_reason,
  'corrected', EXISTS (SELECT FROM indicator_reading c WHERE c.organisation_id = r.organisation_id AND c.corrects_id = r.id),
  'author', (SELECT ${personRef('w')} FROM person w WHERE w.organisation_id = r.organisation_id AND w.id = r.author_id), 'recordedAt', ${instant('r.recorded_at')})`;

/** Indicators of the organisation `$1` by code; the condition is on the indicator `i`, its values from `$2`. */
export async function loadIndicators(sql: Sql, organisationId: string, condition = 'true', values: unknown[] = []): Promise<LoadedIndicator[]> {
  return sql.rows<LoadedIndicator>(
    `SELECT i.id, i.code, i.title, i.description, i.measure, i.direction, i.period, i.starts_on::text AS "startsOn", i.perspective, i.unit_id AS "unitId", u.name AS "unitName",
       u.path AS "unitPath", ${personRef('p')} AS owner, ${instant('i.closed_at')} AS "closedAt", i.version,
       coalesce((SELECT json_agg(json_build_object('financialYear', t.financial_year, 'value', t.value, 'upper', t.upper, 'tolerance', t.tolerance) ORDER BY t.financial_year)
         FROM indicator_target t WHERE t.organisation_id = $1 AND t.indicator_id = i.id), '[]'::json) AS targets,
       ARRAY(SELECT x.objective_id FROM indicator_objective x WHERE x.organisation_id = $1 AND x.indicator_id = i.id ORDER BY 1) AS "objectiveIds",
       ARRAY(SELECT r.period_start::text FROM indicator_reading r WHERE r.organisation_id = $1 AND r.indicator_id = i.id AND r.corrects_id IS NULL ORDER BY 1) AS read,
       coalesce((SELECT json_agg(latest.reading) FROM (
         SELECT ${readingJson} AS reading FROM indicator_reading r WHERE r.organisation_id = $1 AND r.indicator_id = i.id
           AND NOT EXISTS (SELECT FROM indicator_reading c WHERE c.organisation_id = $1 AND c.corrects_id = r.id)
         ORDER BY r.period_start DESC LIMIT 2) latest), '[]'::json) AS recent
     FROM indicator i
     JOIN unit u ON u.organisation_id = i.organisation_id AND u.id = i.unit_id
     JOIN person p ON p.organisation_id = i.organisation_id AND p.id = i.owner_id
     WHERE i.organisation_id = $1 AND ${condition} ORDER BY i.code`,
    [organisationId, ...values],
  );
}

export const targetOf = ({ targets }: Pick<LoadedIndicator, 'targets'>, day: string): TargetView | null => targets.find(({ financialYear }) => financialYear === financialYearOf(day)) ?? null;

export const readingView = (indicator: LoadedIndicator, reading: StoredReading): ReadingView => ({
  ...reading, state: readingState(indicator.direction, targetOf(indicator, reading.periodStart), reading.value),
});

/** First days of the periods that are over and not read. What is closed is read no more. */
export const dueOf = ({ period, startsOn, read, closedAt }: LoadedIndicator, today: string): string[] => (closedAt === null ? periodsDue(period, startsOn, new Set(read), today) : []);

export const mayReport = (actor: Actor, { unitPath, owner, closedAt }: LoadedIndicator): boolean =>
  closedAt === null && can(actor, 'indicator.report', { unitPath, measureOwnerId: owner.id, rootUnitId: actor.rootUnitId });

/** The whitelist of what lists tell of an indicator. */
export function toIndicatorRow(actor: Actor, indicator: LoadedIndicator, today: string): IndicatorRow {
  const { id, code, title, measure, direction, period, startsOn, perspective, unitId, unitName, owner, closedAt, version, recent } = indicator;
  const [latest, previous] = recent;
  const target = targetOf(indicator, latest?.periodStart ?? today);
  return {
    id, code, title, measure, direction, period, perspective, unitId, unitName, owner, closedAt, version, target,
    state: indicatorState(direction, target, latest ?? null, periodEnd(period, startsOn) < today),
    latest: latest ? readingView(indicator, latest) : null,
    before: latest && previous && nextPeriod(period, previous.periodStart) === latest.periodStart ? previous.value : null,
    due: dueOf(indicator, today),
    mayReport: mayReport(actor, indicator),
  };
}
