import { Inject, Injectable } from '@nestjs/common';
import type { RegisterRiskListRequest, RiskFilter, RiskListRequest, RiskSort } from '@holdfast/contracts';
import { LIMITS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { JsonText } from '../platform/answer-interceptor';
import { Bound } from '../platform/bound';
import { Database, type Sql } from '../platform/database';
import { toCursor } from '../platform/page';
import { evidencedJoin, rowEvidenceJson } from '../evidence';
import { NoteReadings } from '../readings';
import { boundTo, loadRegister, readableScope, type ScopeOf } from '../registers';
import { standingCountsOf } from '../standing-counts';
import { placeOf, type Place } from './list-cursor';
import { broadestMatrix, readOn, type Reading } from './reading-matrix';
import { isEvidenced, isUnfiltered, isUsual, namesPlace, riskConditions, type Conditions } from './risk-conditions';
import { riskRowJoins, riskRowJsonWith } from './risk-row';
import { sortKey, type SortKey } from './risk-sorts';

/** Counting stops here: beyond it nobody reads the number, and it would cost more than the page. */
const COUNT_LIMIT = 10_000;

/** A page as it is answered, and which of its risks are exempt and shown in full. */
interface RiskPage {
  text: string;
  exempt: string[];
}

@Injectable()
export class ListRisks {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(NoteReadings) private readonly noteReadings: NoteReadings,
  ) {}

  async ofRegister(actor: Actor, registerId: string, request: RegisterRiskListRequest): Promise<JsonText> {
    const page = await this.database.readAsAt(actor, async (sql) => {
      const register = await loadRegister(sql, actor, registerId);
      const reading = namesPlace(request) ? await readOn(sql, actor, register.matrixVersionId) : null;
      return this.#page(sql, actor, { registerId, below: request.below }, request, reading);
    });
    return this.#noted(actor, page);
  }

  async ofAll(actor: Actor, request: RiskListRequest): Promise<JsonText> {
    const page = await this.database.readAsAt(actor, async (sql) => {
      const matrixVersionId = namesPlace(request) ? (request.matrixVersionId ?? (await broadestMatrix(sql, actor))) : null;
      return this.#page(sql, actor, {}, request, matrixVersionId ? await readOn(sql, actor, matrixVersionId) : null);
    });
    return this.#noted(actor, page);
  }

  async #noted(actor: Actor, { text, exempt }: RiskPage): Promise<JsonText> {
    await this.noteReadings.run(actor, exempt);
    return new JsonText(text);
  }

  async #page(sql: Sql, actor: Actor, scope: ScopeOf, request: RiskListRequest | RegisterRiskListRequest, reading: Reading | null): Promise<RiskPage> {
    const { sort = '-residual', after } = request;
    const descending = sort.startsWith('-');
    const order = sortKey(sort.replace(/^-/, '') as RiskSort, scope.registerId !== undefined && !scope.below, isEvidenced(request));
    const bound = new Bound();
    boundTo(bound, actor);
    const scopeCte = readableScope(bound, scope);
    const conditions = riskConditions(request, bound, sql.now, reading, { withEvidence: order.join === evidencedJoin('k'), within: scope });
    const [rowJson, rowJoins] = conditions.evidenced ? [riskRowJsonWith(`, 'evidence', ${rowEvidenceJson('s')}`), `${riskRowJoins} ${evidencedJoin('k')}`] : [riskRowJsonWith(''), riskRowJoins];
    const found = foundRows(bound, order, descending, conditions, placeOf(after, sort, order));
    const total = totalOf(sql, request, conditions);

    // Rows of the page come in order; the one beyond it says only that there is more.
    const statement = `
      WITH ${scopeCte}${conditions.ctes}, ${found}
      SELECT (SELECT coalesce(json_agg(${rowJson} ORDER BY f.position), '[]'::json)::text FROM found f
          JOIN risk k ON k.organisation_id = $1 AND k.id = f.id JOIN scope s ON s.id = k.register_id ${rowJoins}
          WHERE f.position <= ${LIMITS.pageSize}) AS items,
        (SELECT coalesce(array_agg(k.id), '{}') FROM found f JOIN risk k ON k.organisation_id = $1 AND k.id = f.id JOIN scope s ON s.id = k.register_id
          WHERE f.position <= ${LIMITS.pageSize} AND k.exempt_ground IS NOT NULL AND NOT s.public) AS exempt,
        (SELECT json_build_array(f.part, f.key, f.id) FROM found f
          WHERE f.position = ${LIMITS.pageSize} AND EXISTS (SELECT FROM found WHERE position > ${LIMITS.pageSize})) AS last,
        (${total}) AS total`;
    const run = isUsual(request) ? sql.rows.bind(sql) : sql.unprepared.bind(sql);
    const [page] = await run<{ items: string; exempt: string[]; last: [number, string | number | null, string] | null; total: number }>(statement, bound.values);
    if (!page) throw new TypeError('an aggregate has one row');
    const next = page.last && toCursor([sort, ...page.last]);
    return { text: `{"items":${page.items},"next":${JSON.stringify(next)},"total":${page.total > COUNT_LIMIT && !isUnfiltered(request) ? null : page.total}}`, exempt: page.exempt };
  }
}

/**
 * CTEs of which the last, `found`, holds the ids of a page and one more, in order. Where an index has the order, each register
 * gives its own first ones from it and the best of these are taken: the cost grows with the number of registers, not of risks.
 * What has no key comes after all that has one, in either direction.
 */
function foundRows(bound: Bound, { key, type, join = '', indexed = false }: SortKey, descending: boolean, { words, all }: Conditions, place: Place | null): string {
  const [way, beyond, most] = [descending ? 'DESC' : 'ASC', descending ? '<' : '>', LIMITS.pageSize + 1];
  const id = place && `${bound.put(place.id)}::uuid`;
  const byRegister = indexed && !words;
  const from = words ? 'words w JOIN risk k ON k.organisation_id = $1 AND k.id = w.risk_id JOIN scope s ON s.id = k.register_id' : 'scope s JOIN risk k ON k.organisation_id = $1 AND k.register_id = s.id';
  const part = (number: 0 | 1, condition: string, limit: string): string => {
    const rows = `SELECT k.id, ${number} AS part, ${key} AS key FROM ${byRegister ? 'risk k' : from} ${join}
      WHERE ${byRegister ? 'k.organisation_id = $1 AND k.register_id = s.id AND' : ''} ${all('k', 's')} AND ${condition}
      ORDER BY ${key} ${way}, k.id ${way} LIMIT ${limit}`;
    return byRegister ? `SELECT c.* FROM scope s CROSS JOIN LATERAL (${rows}) c ORDER BY c.key ${way}, c.id ${way} LIMIT ${limit}` : rows;
  };
  const keyed = place?.part === 1 ? 'false' : `${key} IS NOT NULL ${place ? `AND (${key}, k.id) ${beyond} (${bound.put(place.key)}::${type}, ${id})` : ''}`;
  const keyless = `${key} IS NULL ${place?.part === 1 ? `AND k.id ${beyond} ${id}` : ''}`;
  return `
    keyed AS MATERIALIZED (${part(0, keyed, String(most))}),
    keyless AS MATERIALIZED (${part(1, keyless, `(SELECT ${most} - count(*) FROM keyed)`)}),
    found AS MATERIALIZED (
      SELECT page.*, row_number() OVER (ORDER BY part, key ${way}, id ${way}) AS position FROM (SELECT * FROM keyed UNION ALL SELECT * FROM keyless) page
    )`;
}

function totalOf(sql: Sql, request: RiskFilter, { words, all }: Conditions): string {
  if (isUnfiltered(request))
    return `SELECT coalesce(sum(c.risks), 0)::int FROM scope s ${standingCountsOf(sql)}
      WHERE c.kind = 'residual' AND NOT (s.public AND c.hidden)`;
  const from = words ? 'words w JOIN risk k ON k.organisation_id = $1 AND k.id = w.risk_id JOIN scope s ON s.id = k.register_id' : 'scope s JOIN risk k ON k.organisation_id = $1 AND k.register_id = s.id';
  return `SELECT count(*)::int FROM (SELECT FROM ${from} WHERE ${all('k', 's')} LIMIT ${COUNT_LIMIT + 1}) counted`;
}
