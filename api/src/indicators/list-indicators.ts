import { Inject, Injectable } from '@nestjs/common';
import type { IndicatorListRequest, IndicatorRow, IndicatorSort, Page } from '@holdfast/contracts';
import { descendantsOf, INDICATOR_PERIODS, INDICATOR_STATES, LIMITS, type TreeNode } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database, type Sql } from '../platform/database';
import { toCursor } from '../platform/page';
import { todayOf } from '../registers';
import { placeOf, searchWords } from '../risk-lists';
import { loadIndicators, toIndicatorRow, type LoadedIndicator } from './indicator-rows';

@Injectable()
export class ListIndicators {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** How an indicator stands turns on the day and is stored nowhere: all of a council's, a few hundred, are judged each time. */
  of(actor: Actor, request: IndicatorListRequest): Promise<Page<IndicatorRow>> {
    const { sort = 'code', after } = request;
    const [order, way] = [sort.replace(/^-/, '') as IndicatorSort, sort.startsWith('-') ? -1 : 1];
    const place = placeOf(after, sort, { type: 'text' });
    return this.database.readAsAt(actor, async (sql) => {
      const today = await todayOf(sql, actor.organisationId);
      const fits = await filterOf(sql, actor, request);
      const found = (await loadIndicators(sql, actor.organisationId, `i.closed_at IS ${request.closed ? 'NOT' : ''} NULL`))
        .map((indicator) => ({ indicator, row: toIndicatorRow(actor, indicator, today) }))
        .filter(({ indicator, row }) => fits(indicator, row))
        .map(({ row }) => ({ row, key: keyOf(row, order) }))
        .sort((one, other) => way * (compare(one.key, other.key) || compare(one.row.id, other.row.id)));
      const ahead = place ? found.filter(({ row, key }) => way * (compare(key, String(place.key)) || compare(row.id, place.id)) > 0) : found;
      const page = ahead.slice(0, LIMITS.pageSize);
      const last = ahead.length > page.length ? page.at(-1) : undefined;
      return { items: page.map(({ row }) => row), next: last ? toCursor([sort, 0, last.key, last.row.id]) : null, total: found.length };
    });
  }
}

type Fits = (indicator: LoadedIndicator, row: IndicatorRow) => boolean;

async function filterOf(sql: Sql, actor: Actor, { state, period, perspective, owner, objective, unit, due, q }: IndicatorListRequest): Promise<Fits> {
  const objectives = objective?.length ? await withBelow(sql, actor, objective) : null;
  const words = searchWords(q ?? '');
  const among = <T>(wanted: readonly T[] | undefined, one: T | null): boolean => !wanted?.length || (one !== null && wanted.includes(one));
  return (indicator, row) =>
    among(state, row.state) && among(period, row.period) && among(perspective, row.perspective) && among(owner, row.owner.id) &&
    (!objectives || indicator.objectiveIds.some((id) => objectives.has(id))) &&
    (!unit?.length || unit.some((id) => indicator.unitPath.includes(id))) &&
    (due === undefined || row.due.length > 0 === due) &&
    words.every((word) => `${row.code} ${row.title}`.toLowerCase().includes(word));
}

async function withBelow(sql: Sql, actor: Actor, ids: readonly string[]): Promise<ReadonlySet<string>> {
  const tree = await sql.rows<TreeNode>('SELECT id, parent_id AS "parentId" FROM objective WHERE organisation_id = $1', [actor.organisationId]);
  return new Set(ids.flatMap((id) => [id, ...descendantsOf(tree, id)]));
}

const rank = (words: readonly string[], word: string): string => String(words.indexOf(word)).padStart(3, '0');

/** What the list is ordered by, as text that sorts by code units. ICT-2 comes before ICT-10. */
function keyOf({ code, title, unitName, owner, period, state, latest }: IndicatorRow, sort: IndicatorSort): string {
  switch (sort) {
    case 'code':
      return code.toLowerCase().replace(/\d+/g, (digits) => digits.padStart(LIMITS.code, '0'));
    case 'title':
      return title.toLowerCase();
    case 'unit':
      return unitName.toLowerCase();
    case 'owner':
      return `${owner.jobTitle} ${owner.name}`.toLowerCase();
    case 'period':
      return rank(INDICATOR_PERIODS, period);
    case 'state':
      return rank(INDICATOR_STATES, state);
    case 'read':
      return latest?.periodStart ?? '';
  }
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
