import type { EvidencedCounts, MovementView, RowEvidence, StandingView } from '@holdfast/contracts';
import { ASSESSMENT_KINDS, rollUp, severityKey, standingState, visibilityOf, type AssessmentKind, type EvidenceBasis, type ExemptGround, type KeptCount, type RiskMatrix, type RollUp, type Treatment } from '@holdfast/domain';
import { evidencedCte, evidencedJoin, rowEvidenceJson } from '../evidence';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { boundTo, loadRegister, readableScope, todayAt, todayOf, type LoadedRegister } from '../registers';
import { readOn, shownTitle, standingJson, visible, withheld, type Reading } from '../risk-lists';
import type { MapCell } from './blocks';
import type { Matrices } from './words';

/** An open risk, in the wording that was asked for. */
export interface ReportedRisk {
  id: string;
  number: number;
  reference: string;
  title: string;
  cause: string;
  event: string;
  consequence: string;
  unit: string;
  category: string | null;
  owner: string | null;
  treatment: Treatment | null;
  inherent: StandingView;
  /** By the basis of the report: where it is claimed, or where it is drawn as evidenced. */
  residual: StandingView;
  claimed: StandingView;
  /** Null in public wording, and of what is not scored. */
  evidence: RowEvidence | null;
  target: StandingView;
  targetDate: string | null;
  movement: MovementView;
  nextReview: string | null;
  exemptGround: ExemptGround | null;
  publicTitle: string | null;
  publicDescription: string | null;
  upperRegisterId: string | null;
  hidden: boolean;
}

/** A register with its open risks, the worst first. */
export interface ReportedRegister {
  register: LoadedRegister;
  facts: { organisation: string; timeZone: string; description: string; unit: string; matrix: string; matrixNumber: number };
  today: string;
  moment: Date;
  matrices: Matrices;
  reading: Reading;
  risks: readonly ReportedRisk[];
  /** Those that exist in exempt wording alone, where public wording was asked for. */
  exempt: number;
  publicly: boolean;
  basis: EvidenceBasis;
}

/** By the rows of the transaction, past or present. In public wording, whatever the caller may read, if that is asked for. */
export async function readRegister(sql: Sql, actor: Actor, registerId: string, publicly: boolean, basis: EvidenceBasis = 'claimed'): Promise<ReportedRegister> {
  const register = await loadRegister(sql, actor, registerId);
  const facts = await sql.one<ReportedRegister['facts']>(
    `SELECT o.name AS organisation, o.time_zone AS "timeZone", r.description, u.name AS unit, m.name AS matrix, v.number AS "matrixNumber"
     FROM register r JOIN organisation o ON o.id = r.organisation_id JOIN unit u ON u.organisation_id = $1 AND u.id = r.unit_id
     JOIN risk_matrix_version v ON v.organisation_id = $1 AND v.id = r.matrix_version_id JOIN risk_matrix m ON m.organisation_id = $1 AND m.id = v.matrix_id
     WHERE r.organisation_id = $1 AND r.id = $2`,
    [actor.organisationId, registerId],
  );
  if (!facts) throw new TypeError('a register that was loaded is there');
  const bound = new Bound();
  boundTo(bound, actor);
  const open = (value: string): string => `CASE WHEN ${withheld('k', 's')} THEN '' ELSE ${value} END`;
  const rows = await sql.rows<Omit<ReportedRisk, 'claimed'>>(
    `WITH ${readableScope(bound, { registerId, publicly })}, ${evidencedCte(todayAt(bound, sql.now))}
     SELECT k.id, k.number, k.reference, ${shownTitle('k', 's')} AS title, ${open('k.cause')} AS cause, ${open('k.event')} AS event,
       CASE WHEN ${withheld('k', 's')} THEN coalesce(k.public_description, '') ELSE k.consequence END AS consequence,
       ku.name AS unit, CASE WHEN ${withheld('k', 's')} THEN NULL ELSE kc.name END AS category, ko.job_title AS owner, k.treatment,
       ${ASSESSMENT_KINDS.map((kind) => `${standingJson('k', kind)} AS ${kind}`).join(', ')}, to_char(k.target_date, 'YYYY-MM-DD') AS "targetDate", to_char(k.next_review, 'YYYY-MM-DD') AS "nextReview",
       CASE WHEN k.residual_movement = 'levels' THEN json_build_object('kind', 'levels', 'levels', k.residual_moved) WHEN k.residual_movement IS NOT NULL THEN json_build_object('kind', k.residual_movement) END AS movement,
       k.exempt_ground AS "exemptGround", CASE WHEN s.public THEN NULL ELSE k.public_title END AS "publicTitle", CASE WHEN s.public THEN NULL ELSE k.public_description END AS "publicDescription",
       ${rowEvidenceJson('s')} AS evidence, up.register_id AS "upperRegisterId", NOT ${visible('k', 's')} AS hidden
     FROM scope s JOIN risk k ON k.organisation_id = $1 AND k.register_id = s.id
     JOIN unit ku ON ku.organisation_id = $1 AND ku.id = k.unit_id
     LEFT JOIN category kc ON kc.organisation_id = $1 AND kc.id = k.category_id
     LEFT JOIN person ko ON ko.organisation_id = $1 AND ko.id = k.owner_id
     LEFT JOIN risk up ON up.organisation_id = $1 AND up.id = k.upper_risk_id AND up.status = 'open'
     ${evidencedJoin('k')}
     WHERE k.status = 'open' ORDER BY k.number`,
    bound.values,
  );
  const matrices = await allMatrices(sql, actor.organisationId);
  const risks = rows.filter(({ hidden }) => !hidden).map((risk): ReportedRisk => ({ ...risk, claimed: risk.residual, residual: basis === 'evidenced' ? drawn(risk) : risk.residual }));
  const worst = (risk: ReportedRisk): number => severityOf(matrices, risk.residual);
  return {
    register, facts, matrices, publicly, basis, moment: sql.now, today: await todayOf(sql, actor.organisationId), reading: await readOn(sql, actor, register.matrixVersionId),
    risks: risks.map((risk) => ({ risk, key: worst(risk) })).sort((one, other) => other.key - one.key || one.risk.number - other.risk.number).map(({ risk }) => risk),
    exempt: rows.length - risks.length,
  };
}

const NOWHERE: StandingView = { matrixVersionId: null, likelihood: null, impact: null, level: null, score: null };

/** Where a risk is drawn as evidenced. */
const drawn = ({ inherent, residual, evidence }: Omit<ReportedRisk, 'claimed'>): StandingView => (evidence?.drawn === 'inherent' ? inherent : evidence?.drawn === 'nowhere' ? NOWHERE : residual);

/** As evidenced, a residual that is neither proven nor has an inherent to stand at. */
export const cannotBeDrawn = ({ basis }: Pick<ReportedRegister, 'basis'>, { evidence }: ReportedRisk): boolean => basis === 'evidenced' && evidence?.drawn === 'nowhere';

/** What is drawn elsewhere than it is claimed, for want of evidence. */
export function lackingOf({ risks }: ReportedRegister): EvidencedCounts {
  const elsewhere = risks.filter(({ evidence }) => evidence !== null && evidence.drawn !== 'residual');
  const count = (which: (evidence: RowEvidence) => boolean): number => elsewhere.filter(({ evidence }) => evidence && which(evidence)).length;
  return { failed: count(({ state }) => state === 'failed'), stale: count(({ state }) => state === 'stale'), none: count(({ state }) => state === 'none'), cannotBeDrawn: count(({ drawn: at }) => at === 'nowhere') };
}

/** Every published version. */
export async function allMatrices(sql: Sql, organisationId: string): Promise<Matrices> {
  const rows = await sql.rows<{ id: string; definition: RiskMatrix }>('SELECT id, definition FROM risk_matrix_version WHERE organisation_id = $1 AND published_at IS NOT NULL', [organisationId]);
  return new Map(rows.map(({ id, definition }) => [id, definition]));
}

/** What is not scored comes last. */
export function severityOf(matrices: Matrices, standing: StandingView): number {
  const matrix = standing.matrixVersionId === null ? undefined : matrices.get(standing.matrixVersionId);
  return (matrix && severityKey(matrix, standing)) ?? -1;
}

/** By the rule by which every map counts; the references of a cell are its lowest three. */
export function mapOf(of: ReportedRegister, kind: AssessmentKind): { cells: MapCell[]; counts: RollUp } {
  const { register, risks, reading } = of;
  const counted = (risk: ReportedRisk): RollUp => rollUp({ rows: [keptOf(of, risk, kind)], registers: new Map([[register.id, 'full']]), matrixVersionId: register.matrixVersionId, crosswalks: reading.crosswalks });
  const references = new Map<string, string[]>();
  for (const risk of [...risks].sort((one, other) => one.number - other.number)) {
    const [cell] = counted(risk).cells;
    if (!cell) continue;
    const key = `${cell.likelihood}\n${cell.impact}`;
    const known = references.get(key) ?? [];
    if (known.length < 3) references.set(key, [...known, risk.reference]);
  }
  const counts = rollUp({ rows: risks.map((risk) => keptOf(of, risk, kind)), registers: new Map([[register.id, 'full']]), matrixVersionId: register.matrixVersionId, crosswalks: reading.crosswalks });
  return { counts, cells: counts.cells.map(({ likelihood, impact, count }) => ({ likelihood, impact, count, references: references.get(`${likelihood}\n${impact}`) ?? [] })) };
}

const keptOf = (of: ReportedRegister, risk: ReportedRisk, kind: AssessmentKind): KeptCount => {
  const { matrixVersionId, likelihood, impact, level } = risk[kind];
  return {
    registerId: of.register.id, upperRegisterId: risk.upperRegisterId, matrixVersionId, likelihood, impact, level, state: standingState(risk[kind]), count: 1, rose: 0, fell: 0,
    visibility: visibilityOf({ exemptGround: risk.exemptGround, publicWording: risk.publicTitle }), cannotBeDrawn: kind === 'residual' && cannotBeDrawn(of, risk),
  };
};
