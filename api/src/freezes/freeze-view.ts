import type { AuditHeadView, ErratumView, FreezeRow, FreezeView, HeatMapView } from '@holdfast/contracts';
import { ASSESSMENT_KINDS, frozenLevel, frozenMap, frozenStanding, standingThroughCrosswalk, tellsFrozenEvidence, type AssessmentKind, type EvidenceBasis, type FrozenAssessment, type FrozenMatrix, type FrozenRegister, type RiskEvidenceState } from '@holdfast/domain';
import { toHeatMapView, type Evidenced } from '../heat-maps';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { personRef } from '../risks';
import { contentOfFreeze, type FreezeInPlace } from './freeze-in-place';
import { frozenPerson } from './frozen-risk';

/** Freezes f as rows, with the person p who took each; $1 the organisation. */
export const FREEZE_ROW = `f.id, f.name, f.moment, f.recorded_at AS "takenAt", ${personRef('p')} AS "takenBy", encode(f.digest, 'hex') AS digest, f.open_risks AS open, f.closed_risks AS closed,
  (SELECT count(*)::int FROM freeze_erratum e WHERE e.organisation_id = f.organisation_id AND e.freeze_id = f.id) AS errata`;
export const FREEZE_ROW_FROM = 'FROM register_freeze f JOIN person p ON p.organisation_id = f.organisation_id AND p.id = f.author_id';

const neighbour = (order: 'before' | 'after'): string => {
  const [sign, direction] = order === 'before' ? ['<', 'DESC'] : ['>', 'ASC'];
  return `(SELECT json_build_object('id', n.id, 'name', n.name) FROM register_freeze n WHERE n.organisation_id = f.organisation_id AND n.register_id = f.register_id AND n.moment ${sign} f.moment ORDER BY n.moment ${direction} LIMIT 1) AS ${order}`;
};

export async function freezeView(sql: Sql, actor: Actor, freeze: FreezeInPlace): Promise<FreezeView> {
  const row = await sql.one<FreezeRow & Pick<FreezeView, 'before' | 'after'>>(
    `SELECT ${FREEZE_ROW}, ${neighbour('before')}, ${neighbour('after')} ${FREEZE_ROW_FROM} WHERE f.organisation_id = $1 AND f.id = $2`, [actor.organisationId, freeze.id],
  );
  if (!row) throw new TypeError('a freeze that was loaded is there');
  const frozen = await contentOfFreeze(sql, actor, freeze);
  const { id, name, ownerId, unitPath } = freeze.register;
  const { register, organisation, units, people, matrices } = frozen;
  return {
    ...row, register: { id, name, ownerId, unitPath }, form: freeze.form, rows: freeze.rowCount, auditHead: headOf(freeze),
    frozen: {
      name: register.name, description: register.description, layer: register.layer, unitName: units.get(register.unitId)?.name ?? '', owner: frozenPerson(people.get(register.ownerId)),
      appetite: register.appetite, organisation: organisation.name, timeZone: organisation.timeZone, closedAt: register.closedAt,
    },
    maps: Object.fromEntries(ASSESSMENT_KINDS.map((kind) => [kind, mapOf(frozen, kind)])) as Record<AssessmentKind, HeatMapView>,
    evidenced: tellsFrozenEvidence(frozen) ? mapOf(frozen, 'residual', 'evidenced') : null,
    openByLevel: byLevel(frozen),
    matrix: matrixOf(matrices.get(register.matrixVersionId)!),
    otherMatrices: [...matrices.values()].filter((version) => version.id !== register.matrixVersionId).map(matrixOf),
    errataNoted: await errataOf(sql, actor, freeze.id, frozen),
  };
}

export const headOf = ({ headNumber, headHash, headSealedAt, headUnsealed }: FreezeInPlace): AuditHeadView => ({
  head: headNumber === null || !headHash || !headSealedAt ? null : { number: headNumber, hash: headHash, sealedAt: headSealedAt.toISOString() }, unsealed: headUnsealed,
});

export const matrixOf = ({ id, name, number, definition }: FrozenMatrix): FreezeView['matrix'] => ({ versionId: id, name, number, definition });

/** In each cell. */
const REFERENCES = 3;

function mapOf(frozen: FrozenRegister, kind: AssessmentKind, basis: EvidenceBasis = 'claimed'): HeatMapView {
  const { matrixVersionId } = frozen.register;
  const [references, evidence] = [new Map<string, string[]>(), new Map<string, (RiskEvidenceState | null)[]>()];
  for (const risk of frozen.risks.filter(({ status }) => status === 'open')) {
    const cell = cellOn(frozen, frozenStanding(frozen, risk, kind, basis));
    const known = cell ? (references.get(cell) ?? []) : null;
    // The lowest numbers come first already.
    if (!cell || !known || known.length === REFERENCES) continue;
    references.set(cell, [...known, risk.reference]);
    evidence.set(cell, [...(evidence.get(cell) ?? []), frozen.evidence.get(risk.id)?.state ?? null]);
  }
  const counts = frozenMap(frozen, kind, basis);
  return toHeatMapView({ kind, matrixVersionId, registers: 1, counts, references, ...(basis === 'evidenced' ? { evidenced: { ...lackingIn(frozen), evidence } } : {}) });
}

/** What is drawn elsewhere for want of evidence, and where that was claimed. */
function lackingIn(frozen: FrozenRegister): Pick<Evidenced, 'counts' | 'claimed'> {
  const elsewhere = frozen.risks.filter(({ id, status }) => status === 'open' && (frozen.evidence.get(id)?.drawn ?? 'residual') !== 'residual');
  const lacking = (state: RiskEvidenceState): number => elsewhere.filter(({ id }) => frozen.evidence.get(id)?.state === state).length;
  return {
    counts: { failed: lacking('failed'), stale: lacking('stale'), none: lacking('none'), cannotBeDrawn: frozenMap(frozen, 'residual', 'evidenced').cannotBeDrawn },
    claimed: frozenMap({ ...frozen, risks: elsewhere }, 'residual').cells,
  };
}

/** The cell on the register's matrix, under the name that a map gives it. */
export function cellOn({ register, crosswalks }: FrozenRegister, assessed: FrozenAssessment | 'nowhere' | null): string | null {
  if (assessed === 'nowhere' || !assessed?.likelihood || !assessed.impact) return null;
  const { matrixVersionId } = register;
  const mapping = crosswalks.find((one) => one.fromVersionId === assessed.matrixVersionId && one.toVersionId === matrixVersionId)?.mapping;
  const here = assessed.matrixVersionId === matrixVersionId ? assessed : mapping && standingThroughCrosswalk(mapping, assessed);
  return here?.likelihood && here.impact ? `${here.likelihood}\n${here.impact}` : null;
}

function byLevel(frozen: FrozenRegister): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { status, residual } of frozen.risks) {
    const level = status === 'open' ? frozenLevel(frozen, residual) : null;
    if (level !== null) counts[level] = (counts[level] ?? 0) + 1;
  }
  return counts;
}

/** What was noted beside a freeze since, for those who read its register in full. */
export const errataNoted = async (sql: Sql, actor: Actor, freeze: FreezeInPlace): Promise<ErratumView[]> => errataOf(sql, actor, freeze.id, await contentOfFreeze(sql, actor, freeze));

async function errataOf(sql: Sql, actor: Actor, freezeId: string, { risks }: FrozenRegister): Promise<ErratumView[]> {
  const noted = await sql.rows<Omit<ErratumView, 'risk' | 'recordedAt'> & { riskId: string | null; recordedAt: Date }>(
    `SELECT e.id, e.risk_id AS "riskId", e.field, e.says, e.should_say AS "shouldSay", e.reason, ${personRef('p')} AS author, e.recorded_at AS "recordedAt"
     FROM freeze_erratum e JOIN person p ON p.organisation_id = e.organisation_id AND p.id = e.author_id WHERE e.organisation_id = $1 AND e.freeze_id = $2 ORDER BY e.id`,
    [actor.organisationId, freezeId],
  );
  const known = new Map(risks.map(({ id, reference, title }) => [id, { id, reference, title }]));
  return noted.map(({ riskId, recordedAt, ...erratum }) => ({ ...erratum, risk: riskId === null ? null : (known.get(riskId) ?? null), recordedAt: recordedAt.toISOString() }));
}
