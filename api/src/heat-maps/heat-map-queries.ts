import { Inject, Injectable } from '@nestjs/common';
import type { HeatMapRequest, HeatMapView, RegisterHeatMapRequest, RegisterHeatMapsView, RiskFilter } from '@holdfast/contracts';
import { rollUp, type AssessmentKind, type KeptCount, type Wording } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { Database, type Sql } from '../platform/database';
import { groupBy } from '../platform/group-by';
import { notFound } from '../platform/refusal';
import { boundTo, loadRegister, readableScope, type ScopeOf } from '../registers';
import { broadestMatrix, isEvidenced, isUnfiltered, readOn } from '../risk-lists';
import { crosswalksTo, keptRows, NO_CROSSWALKS, type Wordings } from '../standing-counts';
import { countEvidenced } from './count-evidenced';
import { countLive, hiddenIn, type Filtered } from './count-live';
import { lowestReferences, type Marked } from './lowest-references';
import { toHeatMapView } from './heat-map-view';

interface ReadableRegister {
  id: string;
  matrixVersionId: string;
  wording: Wording;
}

@Injectable()
export class HeatMapQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  ofRegister(actor: Actor, registerId: string, request: RegisterHeatMapRequest): Promise<HeatMapView> {
    return this.database.readAsAt(actor, async (sql) => {
      const register = await loadRegister(sql, actor, registerId);
      return this.#map(sql, actor, { registerId, below: request.below }, register.matrixVersionId, request);
    });
  }

  ofAll(actor: Actor, request: HeatMapRequest): Promise<HeatMapView> {
    return this.database.readAsAt(actor, async (sql) => {
      const matrixVersionId = request.matrixVersionId ?? (await broadestMatrix(sql, actor));
      if (!matrixVersionId) throw notFound('There is no register yet that you may read.');
      return this.#map(sql, actor, {}, matrixVersionId, request);
    });
  }

  /** One map for each register, on its own matrix; from kept counts, so all of them in one look. */
  ofEach(actor: Actor, kind: AssessmentKind = 'residual'): Promise<RegisterHeatMapsView> {
    return this.database.readAsAt(actor, async (sql) => {
      const registers = await readable(sql, actor, {});
      const { rows } = await keptRows(sql, actor.organisationId, wordingsOf(registers), kind, 'each');
      const byRegister = groupBy(rows, ({ registerId }) => registerId);
      const crosswalks = await crosswalksTo(sql, actor.organisationId, [...new Set(registers.map(({ matrixVersionId }) => matrixVersionId))]);
      const maps = registers.map(({ id, matrixVersionId, wording }) => {
        const counts = rollUp({ rows: byRegister.get(id) ?? [], registers: new Map([[id, wording]]), matrixVersionId, crosswalks: crosswalks.get(matrixVersionId) ?? NO_CROSSWALKS });
        return { registerId: id, map: toHeatMapView({ kind, matrixVersionId, registers: 1, counts }) };
      });
      return { maps };
    });
  }

  async #map(sql: Sql, actor: Actor, scope: ScopeOf, matrixVersionId: string, filter: RiskFilter): Promise<HeatMapView> {
    const { kind = 'residual' } = filter;
    const reading = await readOn(sql, actor, matrixVersionId);
    const wordings = wordingsOf(await readable(sql, actor, scope));
    const on = { scope, kind, reading, now: sql.now };
    if (isEvidenced(filter) && [...wordings.values()].includes('full')) return evidencedMap(sql, actor, { ...on, filter }, wordings);
    const { rows, registers, exempt } = isUnfiltered(filter)
      ? { ...(await keptRows(sql, actor.organisationId, wordings, kind, 'together')), exempt: null }
      : { rows: await filtered(sql, actor, { ...on, filter }), registers: wordings, exempt: await hiddenIn(sql, actor, wordings) };
    const counts = rollUp({ rows, registers, matrixVersionId, crosswalks: reading.crosswalks });
    return toHeatMapView({
      kind, matrixVersionId, registers: wordings.size,
      // What is hidden is hidden from filters too: a number that followed them would tell what it hides.
      counts: { ...counts, exempt: exempt ?? counts.exempt },
      references: scope.registerId !== undefined && !scope.below ? referencesOf(await lowestReferences(sql, actor, { ...on, filter }, rows)) : undefined,
    });
  }
}

/** Where residuals stand as the evidence bears them out: counted one by one, since a day alone changes it. */
async function evidencedMap(sql: Sql, actor: Actor, on: Filtered, wordings: Wordings): Promise<HeatMapView> {
  const { kind, scope, reading: { matrixVersionId, crosswalks } } = on;
  const rows = isDraftsAlone(on) ? [] : await countEvidenced(sql, actor, withoutDrafts(on));
  const onMap = { registers: wordings, matrixVersionId, crosswalks };
  const counts = rollUp({ ...onMap, rows: rows.map(({ drawn }) => drawn) });
  const elsewhere = rows.filter(({ lacks, drawn }) => lacks !== null && drawn.upperRegisterId === null);
  const lacking = (state: string): number => elsewhere.reduce((all, { lacks, drawn }) => all + (lacks === state ? drawn.count : 0), 0);
  const marked = scope.registerId !== undefined && !scope.below ? await lowestReferences(sql, actor, on, rows.map(({ drawn }) => drawn)) : undefined;
  return toHeatMapView({
    kind, matrixVersionId, registers: wordings.size,
    counts: { ...counts, exempt: await hiddenIn(sql, actor, wordings) },
    references: marked && referencesOf(marked),
    evidenced: {
      counts: { failed: lacking('failed'), stale: lacking('stale'), none: lacking('none'), cannotBeDrawn: counts.cannotBeDrawn },
      claimed: rollUp({ ...onMap, rows: elsewhere.map(({ claimed }) => claimed) }).cells,
      evidence: marked && new Map([...marked].map(([cell, risks]) => [cell, risks.map(({ state }) => state)])),
    },
  });
}

/** A draft is counted nowhere. */
const filtered = async (sql: Sql, actor: Actor, on: Filtered): Promise<KeptCount[]> => (isDraftsAlone(on) ? [] : countLive(sql, actor, withoutDrafts(on)));

const isDraftsAlone = ({ filter: { status } }: Filtered): boolean => !!status?.length && status.every((one) => one === 'draft');
const withoutDrafts = (on: Filtered): Filtered => ({ ...on, filter: { ...on.filter, status: on.filter.status?.filter((one) => one !== 'draft') } });
const referencesOf = (marked: Marked): Map<string, string[]> => new Map([...marked].map(([cell, risks]) => [cell, risks.map(({ reference }) => reference)]));

const wordingsOf = (registers: readonly ReadableRegister[]): Wordings => new Map(registers.map(({ id, wording }) => [id, wording]));

function readable(sql: Sql, actor: Actor, scope: ScopeOf): Promise<ReadableRegister[]> {
  const bound = new Bound();
  boundTo(bound, actor);
  return sql.rows<ReadableRegister>(
    `WITH ${readableScope(bound, scope)} SELECT id, matrix_version_id AS "matrixVersionId", CASE WHEN public THEN 'public' ELSE 'full' END AS wording FROM scope`,
    bound.values,
  );
}
