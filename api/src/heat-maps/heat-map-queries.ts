import { Inject, Injectable } from '@nestjs/common';
import type { HeatMapRequest, HeatMapView, RegisterHeatMapRequest, RegisterHeatMapsView, RiskFilter } from '@holdfast/contracts';
import type { AssessmentKind, Wording } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import { Clock } from '../platform/clock';
import { Database, type Sql } from '../platform/database';
import { groupBy } from '../platform/group-by';
import { notFound } from '../platform/refusal';
import { boundTo, loadRegister, readableScope, type ScopeOf } from '../registers';
import { commonestMatrix, isUnfiltered, readOn } from '../risk-lists';
import { crosswalksTo, keptRows, NO_CROSSWALKS, placeCounts, type KeptRow } from '../standing-counts';
import { countLive, hiddenIn } from './count-live';
import { lowestReferences } from './lowest-references';
import { toHeatMapView } from './heat-map-view';

interface ReadableRegister {
  id: string;
  matrixVersionId: string;
  wording: Wording;
}

@Injectable()
export class HeatMapQueries {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  ofRegister(actor: Actor, registerId: string, request: RegisterHeatMapRequest): Promise<HeatMapView> {
    return this.database.read(actor.organisationId, async (sql) => {
      const register = await loadRegister(sql, actor, registerId);
      return this.#map(sql, actor, { registerId, below: request.below }, register.matrixVersionId, request);
    });
  }

  ofAll(actor: Actor, request: HeatMapRequest): Promise<HeatMapView> {
    return this.database.read(actor.organisationId, async (sql) => {
      const matrixVersionId = request.matrixVersionId ?? (await commonestMatrix(sql, actor));
      if (!matrixVersionId) throw notFound('There is no register yet that you may read.');
      return this.#map(sql, actor, {}, matrixVersionId, request);
    });
  }

  /** One map for each register, on its own matrix; from kept counts, so all of them in one look. */
  ofEach(actor: Actor, kind: AssessmentKind = 'residual'): Promise<RegisterHeatMapsView> {
    return this.database.read(actor.organisationId, async (sql) => {
      const registers = await readable(sql, actor, {});
      const rows = groupBy(await keptRows(sql, actor.organisationId, registers.map(({ id }) => id), kind), ({ registerId }) => registerId);
      const crosswalks = await crosswalksTo(sql, actor.organisationId, [...new Set(registers.map(({ matrixVersionId }) => matrixVersionId))]);
      const maps = registers.map(({ id, matrixVersionId, wording }) => {
        const counts = placeCounts({ rows: rows.get(id) ?? [], registers: new Map([[id, wording]]), matrixVersionId, crosswalks: crosswalks.get(matrixVersionId) ?? NO_CROSSWALKS });
        return { registerId: id, map: toHeatMapView({ kind, matrixVersionId, registers: 1, counts }) };
      });
      return { maps };
    });
  }

  async #map(sql: Sql, actor: Actor, scope: ScopeOf, matrixVersionId: string, filter: RiskFilter): Promise<HeatMapView> {
    const { kind = 'residual' } = filter;
    const registers = await readable(sql, actor, scope);
    const wordings = new Map(registers.map(({ id, wording }) => [id, wording]));
    const reading = await readOn(sql, actor, matrixVersionId);
    const { crosswalks } = reading;
    const one = scope.registerId !== undefined && !scope.below;

    // A draft is counted nowhere.
    const status = filter.status?.filter((one) => one !== 'draft');
    const live = isUnfiltered(filter) ? null : { scope, filter: { ...filter, status }, kind, reading, now: this.clock.now() };
    const draftsAlone = status?.length === 0 && filter.status?.length !== 0;
    const rows: KeptRow[] = draftsAlone ? [] : live ? await countLive(sql, actor, live) : await keptRows(sql, actor.organisationId, [...wordings.keys()], kind);
    const counts = placeCounts({ rows, registers: wordings, matrixVersionId, crosswalks });
    return toHeatMapView({
      kind, matrixVersionId, registers: registers.length,
      // What is hidden is hidden from filters too: a number that followed them would tell what it hides.
      counts: live ? { ...counts, exempt: await hiddenIn(sql, actor, wordings) } : counts,
      references: one ? await lowestReferences(sql, actor, { scope, filter: live?.filter ?? {}, kind, reading, now: this.clock.now() }, rows) : undefined,
    });
  }
}

function readable(sql: Sql, actor: Actor, scope: ScopeOf): Promise<ReadableRegister[]> {
  const bound = new Bound();
  boundTo(bound, actor);
  return sql.rows<ReadableRegister>(
    `WITH ${readableScope(bound, scope)} SELECT id, matrix_version_id AS "matrixVersionId", CASE WHEN public THEN 'public' ELSE 'full' END AS wording FROM scope`,
    bound.values,
  );
}
