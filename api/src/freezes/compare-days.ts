import { Inject, Injectable } from '@nestjs/common';
import type { MovedRisk, RegisterMovementRequest, RegisterMovementView } from '@holdfast/contracts';
import { registerMovement, type DeclaredCrosswalks, type FrozenCrosswalk, type RiskMovement, type Wording } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { isDayOrMoment } from '../platform/as-at';
import { Database, type Sql } from '../platform/database';
import { needsChange, notFound, Refusal } from '../platform/refusal';
import { loadRegister } from '../registers';
import { declaredOf, stateInFreeze, stateOn, type DayState, type RiskOnDay } from './day-state';
import { contentOfFreeze, loadFreeze } from './freeze-in-place';
import { headOf, matrixOf } from './freeze-view';
import { CROSSWALKS } from './frozen-statements';

type Moves = ReadonlyMap<string, Pick<MovedRisk, 'movedFrom' | 'movedTo'>>;

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a register did between two days, or two freezes, as the caller may read it today. */
@Injectable()
export class CompareDays {
  constructor(@Inject(Database) private readonly database: Database) {}

  async run(registerId: string, { from, to }: RegisterMovementRequest, actor: Actor): Promise<RegisterMovementView> {
    const register = await this.database.read(actor.organisationId, (sql) => loadRegister(sql, actor, registerId));
    const [before, after] = [await this.#state('from', from, registerId, actor), await this.#state('to', to, registerId, actor)];
    if (before.day.moment >= after.day.moment) throw needsChange([{ field: 'from', message: 'Choose an earlier day than the one to compare with' }]);
    const declared = await this.#declared(before, after, actor);
    const { risks, counts, arrows } = registerMovement({ ...before, declared }, { ...after, declared });
    const version = after.versions.get(after.matrixVersionId);
    if (!version) throw new TypeError('the matrix of a register is read with it');
    const moves = await this.#moves(risks, register.wording, actor);
    return {
      register: { id: registerId, name: register.name }, wording: register.wording, matrix: matrixOf(version), appetite: after.appetite, from: before.day, to: after.day,
      counts: { ...counts }, risks: risks.map((risk) => toMovedRisk(risk, moves)), arrows: [...arrows],
    };
  }

  async #state(field: 'from' | 'to', asked: string | undefined, registerId: string, actor: Actor): Promise<DayState> {
    const state = await this.#read(field, asked, registerId, actor);
    if (!state) throw needsChange([{ field, message: 'The register was not there yet on that day. Choose a later one' }]);
    return state;
  }

  #read(field: 'from' | 'to', asked: string | undefined, registerId: string, actor: Actor): Promise<DayState | null> {
    if (asked === undefined) return this.database.read(actor.organisationId, (sql) => stateOn(sql, actor, registerId));
    if (isDayOrMoment(asked)) return this.database.readAsAt({ ...actor, asAt: asked }, (sql) => stateOn(sql, actor, registerId)).catch((error: unknown) => { throw ofField(field, error); });
    if (!UUID.test(asked)) throw needsChange([{ field, message: 'Choose a freeze, or a day such as 2026-03-31' }]);
    return this.database.read(actor.organisationId, async (sql) => {
      const freeze = await loadFreeze(sql, actor, asked.toLowerCase());
      if (freeze.register.id !== registerId) throw notFound('There is no such freeze of this register, or it is not yours to read.');
      const { id, name, digest, moment } = freeze;
      return stateInFreeze(await contentOfFreeze(sql, actor, freeze), { moment: moment.toISOString(), freeze: { id, name, digest, auditHead: headOf(freeze) } });
    });
  }

  /** In force on the later day, between whatever either day was scored on. */
  #declared(before: DayState, { versions, day }: DayState, { organisationId }: Actor): Promise<DeclaredCrosswalks> {
    const read = async (sql: Sql): Promise<DeclaredCrosswalks> => {
      const rows = await sql.rows<{ row: FrozenCrosswalk }>(CROSSWALKS, [organisationId, [...new Set([...before.versions.keys(), ...versions.keys()])]]);
      return declaredOf(rows.map(({ row }) => row));
    };
    return day.now ? this.database.read(organisationId, read) : this.database.readAt(organisationId, new Date(day.moment), read);
  }

  /** Where what came in came from, and where what closed went to, as far as the caller reads the other register in full. */
  async #moves(risks: readonly RiskMovement<RiskOnDay>[], wording: Wording, actor: Actor): Promise<Moves> {
    const ids = risks.filter(({ change }) => change === 'new' || change === 'closed').map(({ before, after }) => (after ?? before)!.id);
    if (wording === 'public' || ids.length === 0) return new Map();
    const rows = await this.database.read(actor.organisationId, (sql) =>
      sql.rows<{ gone: string; came: string; from: MovedRisk['movedFrom']; to: MovedRisk['movedTo'] }>(
        `WITH reads AS MATERIALIZED (SELECT r.id, r.name FROM readable_registers($2) readable JOIN register r ON r.organisation_id = $1 AND r.id = readable.register_id WHERE readable.wording = 'full')
         SELECT e.risk_id AS gone, e.result_risk_id AS came, to_json(f.*) AS from, to_json(t.*) AS to
         FROM escalation e LEFT JOIN reads f ON f.id = e.from_register_id LEFT JOIN reads t ON t.id = e.to_register_id
         WHERE e.organisation_id = $1 AND e.kind = 'move' AND (e.risk_id = ANY ($3::uuid[]) OR e.result_risk_id = ANY ($3::uuid[]))`,
        [actor.organisationId, actor.personId, ids],
      ),
    );
    const moves = new Map<string, Pick<MovedRisk, 'movedFrom' | 'movedTo'>>();
    for (const { gone, came, from, to } of rows) moves.set(gone, { movedFrom: null, movedTo: to }).set(came, { movedFrom: from, movedTo: null });
    return moves;
  }
}

/** What is said of a past day goes with the one of the two that was asked for. */
function ofField(field: 'from' | 'to', error: unknown): unknown {
  if (!(error instanceof Refusal)) return error;
  return new Refusal(error.status, error.code, error.title, { ...error.more, errors: error.more.errors?.map((fault) => ({ ...fault, field })) });
}

function toMovedRisk({ change, before, after, levels }: RiskMovement<RiskOnDay>, moves: Moves): MovedRisk {
  const { id, reference, title, exempt, closeReason } = (after ?? before)!;
  const { movedFrom = null, movedTo = null } = moves.get(id) ?? {};
  return {
    id, reference, title, change, levels, exempt, before: before?.open ? before.standing : null, after: after?.open ? after.standing : null,
    closeReason: change === 'closed' ? closeReason : null, movedFrom: change === 'new' ? movedFrom : null, movedTo: change === 'closed' ? movedTo : null,
  };
}
