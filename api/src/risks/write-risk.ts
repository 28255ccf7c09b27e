import type { AssessmentKind, ReviewOutcome } from '@holdfast/domain';
import type { Transaction } from '../platform/database';
import { countChanges, type StandingCount } from './standing-counts';
import { CHANGEABLE, type StoredRisk } from './stored-risk';

/*
 * The one door through which a risk changes. Row, assessments, audit event and kept counts go in one statement: few round
 * trips, and no verb can forget one of them. The counts are locked last and in the order of their key, so that two verbs may
 * wait for one another but never in a circle.
 */

/** A row of `risk_assessment`. */
export interface StoredAssessment {
  organisation_id: string;
  id: string;
  risk_id: string;
  kind: AssessmentKind;
  matrix_version_id: string;
  likelihood: string | null;
  impact: string | null;
  level: string | null;
  score: number | null;
  severity_key: number | null;
  target_date: string | null;
  rationale: string;
  author_id: string;
  recorded_at: string;
  /** The score of an imported register where it is not what the matrix makes of it. */
  published: string | null;
}

/** A row of `review`. */
export interface StoredReview {
  organisation_id: string;
  id: string;
  risk_id: string;
  sitting_id: string | null;
  outcome: ReviewOutcome;
  reason: string;
  previous_assessment_id: string | null;
  assessment_id: string | null;
  moved: number | null;
  due_on: string | null;
  next_review: string | null;
  author_id: string;
  recorded_at: string;
}

interface AlongWithIt {
  /** A row of `audit_event`, by `tx.eventRow`. */
  event: Record<string, unknown>;
  assessments?: readonly StoredAssessment[];
  /** Of a change to a risk that is there already. */
  review?: StoredReview | null;
  /** Lower risks whose columns about this upper risk were changed just before. */
  lower?: readonly { before: StoredRisk; after: StoredRisk }[];
}

/*
 * The pieces of the statements. $1: changes of counts, $2: assessments, $3: event, $4: the risk or what changes of it,
 * $5: organisation, $6: risk, $7: objectives (of a change: the review), $8: register, $9: its prefix. `after` names a piece that has to be done first.
 */
const counted = (after = ''): string => `
  counted AS (
    INSERT INTO standing_count AS c SELECT s.* FROM ${after} json_populate_recordset(null::standing_count, $1) s
    ORDER BY s.register_id, s.kind, s.matrix_version_id, s.likelihood, s.impact, s.level, s.hidden, s.upper_register_id, s.upper_hidden
    ON CONFLICT ON CONSTRAINT standing_count_pk DO UPDATE SET risks = c.risks + excluded.risks, rose = c.rose + excluded.rose, fell = c.fell + excluded.fell
  )`;
const ASSESSED = 'assessed AS (INSERT INTO risk_assessment SELECT * FROM json_populate_recordset(null::risk_assessment, $2))';
const EVENT = 'json_populate_record(null::audit_event, $3)';
const RECORDED = `recorded AS (INSERT INTO audit_event SELECT * FROM ${EVENT})`;
const REVIEWED = 'reviewed AS (INSERT INTO review SELECT * FROM json_populate_recordset(null::review, $7))';
const LINKED = 'linked AS (INSERT INTO risk_objective SELECT $5, $6, objective FROM unnest($7::uuid[]) objective)';

const INSERT_DRAFT = `WITH
  added AS (INSERT INTO risk SELECT * FROM json_populate_record(null::risk, $4)), ${LINKED}, ${ASSESSED}, ${RECORDED}, ${counted()}
  SELECT`;

/**
 * The number is taken in the statement that uses it, since the register's other additions wait from there to the commit.
 * The reference is that of `formatReference` in libs/domain; a test holds the two together.
 */
const INSERT_OPEN = `WITH
  taken AS (
    INSERT INTO register_numbering AS n (organisation_id, register_id, last_number) VALUES ($5, $8, 1)
    ON CONFLICT ON CONSTRAINT register_numbering_pk DO UPDATE SET last_number = n.last_number + 1
    RETURNING last_number AS number, $9 || '-' || lpad(last_number::text, greatest(3, length(last_number::text)), '0') AS reference
  ),
  added AS (INSERT INTO risk SELECT k.* FROM taken, json_populate_record(json_populate_record(null::risk, $4), to_json(taken)) k), ${LINKED}, ${ASSESSED},
  recorded AS (
    INSERT INTO audit_event
    SELECT e.* FROM taken, json_populate_record(${EVENT}, json_build_object('after', ($3::jsonb -> 'after') || jsonb_build_object('reference', taken.reference))) e
  ), ${counted('taken,')}
  SELECT number, reference FROM taken`;

const columns = CHANGEABLE.join(', ');

/** With $10, further risks as they are to be, and $11, an event for each of these. A lower one may refer to the one that is new. */
const INSERT_OPEN_AMONG = INSERT_OPEN.replace('SELECT number, reference FROM taken', `,
  others AS (
    UPDATE risk k SET (${columns}) = (SELECT ${columns} FROM json_populate_recordset(null::risk, $10) o WHERE o.id = k.id)
    WHERE organisation_id = $5 AND id IN (SELECT id FROM json_populate_recordset(null::risk, $10))
  ), told AS (INSERT INTO audit_event SELECT * FROM json_populate_recordset(null::audit_event, $11))
  SELECT number, reference FROM taken`);

const UPDATE = `WITH
  changed AS (
    UPDATE risk k SET (${columns}) = (SELECT ${columns} FROM json_populate_record(k, $4)) WHERE organisation_id = $5 AND id = $6
  ), ${ASSESSED}, ${RECORDED}, ${REVIEWED}, ${counted()}
  SELECT`;

const along = (counts: StandingCount[], { event, assessments = [] }: AlongWithIt): unknown[] => [JSON.stringify(counts), JSON.stringify(assessments), JSON.stringify(event)];

/** Writes a new risk. An open one gets the next number of its register and the reference with it: returns it as it is written. */
export async function insertRisk(tx: Transaction, risk: StoredRisk, prefix: string, objectiveIds: readonly string[], more: AlongWithIt): Promise<StoredRisk> {
  const counts = countChanges([{ before: null, after: risk }]);
  const values = [...along(counts, more), JSON.stringify(risk), risk.organisation_id, risk.id, objectiveIds];
  if (risk.status === 'draft') {
    await tx.rows(INSERT_DRAFT, values);
    return risk;
  }
  const taken = await tx.one<Pick<StoredRisk, 'number' | 'reference'>>(INSERT_OPEN, [...values, risk.register_id, prefix]);
  return { ...risk, ...taken };
}

/** A risk that changes by the arrival of another. Its row must have been locked when `before` was read. */
export interface RiskAmong {
  before: StoredRisk;
  changes: Partial<StoredRisk>;
  event: Record<string, unknown>;
}

/**
 * Writes a new open risk, and in the same statement what changes of others by it: a lower one that it stands for from now on, one
 * whose place it takes.
 */
export async function insertRiskAmong(
  tx: Transaction,
  risk: StoredRisk,
  prefix: string,
  objectiveIds: readonly string[],
  more: AlongWithIt,
  others: readonly RiskAmong[],
): Promise<StoredRisk> {
  const changed = others.map(({ before, changes }) => ({ before, after: { ...before, ...changes, version: before.version + 1, updated_at: tx.now.toISOString() } }));
  const counts = countChanges([{ before: null, after: risk }, ...changed, ...(more.lower ?? [])]);
  const taken = await tx.one<Pick<StoredRisk, 'number' | 'reference'>>(INSERT_OPEN_AMONG, [
    ...along(counts, more), JSON.stringify(risk), risk.organisation_id, risk.id, objectiveIds, risk.register_id, prefix,
    JSON.stringify(changed.map(({ after }) => after)), JSON.stringify(others.map(({ event }) => event)),
  ]);
  return { ...risk, ...taken };
}

/** Writes what differs and counts the version up. The row must have been locked when `before` was read. */
export async function updateRisk(tx: Transaction, before: StoredRisk, changes: Partial<StoredRisk>, more: AlongWithIt): Promise<StoredRisk> {
  const after: StoredRisk = { ...before, ...changes, version: before.version + 1, updated_at: tx.now.toISOString() };
  const differing = Object.fromEntries(CHANGEABLE.filter((column) => before[column] !== after[column]).map((column) => [column, after[column]]));
  const counts = countChanges([{ before, after }, ...(more.lower ?? [])]);
  await tx.rows(UPDATE, [...along(counts, more), JSON.stringify(differing), before.organisation_id, before.id, JSON.stringify(more.review ? [more.review] : [])]);
  return after;
}

const UPDATE_MANY = `WITH
  changed AS (UPDATE risk k SET (${columns}) = ROW (${CHANGEABLE.map((column) => `o.${column}`).join(', ')}) FROM json_populate_recordset(null::risk, $2) o WHERE k.organisation_id = o.organisation_id AND k.id = o.id),
  told AS (INSERT INTO audit_event SELECT * FROM json_populate_recordset(null::audit_event, $3)), ${counted()}
  SELECT`;

/** Writes what differs of many in one statement, with the events that tell of it. The rows must have been locked when `before` was read. */
export async function updateRisks(tx: Transaction, all: readonly Omit<RiskAmong, 'event'>[], events: readonly Record<string, unknown>[]): Promise<void> {
  const changed = all.map(({ before, changes }) => ({ before, after: { ...before, ...changes, version: before.version + 1, updated_at: tx.now.toISOString() } }));
  await tx.rows(UPDATE_MANY, [JSON.stringify(countChanges(changed)), JSON.stringify(changed.map(({ after }) => after)), JSON.stringify(events)]);
}

/** A risk with its first assessments, and the event that tells of it. */
export interface NewRisk {
  risk: StoredRisk;
  assessments: readonly StoredAssessment[];
  event: Record<string, unknown>;
}

const INSERT_MANY = `WITH
  added AS (INSERT INTO risk SELECT * FROM json_populate_recordset(null::risk, $1)), ${ASSESSED},
  told AS (INSERT INTO audit_event SELECT * FROM json_populate_recordset(null::audit_event, $3))
  SELECT`;

/** Writes many new risks, numbered already. Their counts follow by `writeCounts`, once for all of them. */
export const insertRisks = async (tx: Transaction, all: readonly NewRisk[]): Promise<void> => {
  await tx.rows(INSERT_MANY, [JSON.stringify(all.map(({ risk }) => risk)), JSON.stringify(all.flatMap(({ assessments }) => assessments)), JSON.stringify(all.map(({ event }) => event))]);
};

const COUNT = `WITH ${counted()} SELECT`;

/** Last of all that a transaction does with risks: the counts are locked in the order of their key. */
export const writeCounts = async (tx: Transaction, counts: readonly StandingCount[]): Promise<void> => {
  if (counts.length > 0) await tx.rows(COUNT, [JSON.stringify(counts)]);
};

/** Takes the next number of a register for a draft that opens. The register's other additions wait from here to the commit. */
export async function takeNumber(tx: Transaction, registerId: string): Promise<number> {
  const taken = await tx.one<{ number: number }>(
    `INSERT INTO register_numbering AS n (organisation_id, register_id, last_number) VALUES ($1, $2, 1)
     ON CONFLICT ON CONSTRAINT register_numbering_pk DO UPDATE SET last_number = n.last_number + 1
     RETURNING last_number AS number`,
    [tx.organisationId, registerId],
  );
  if (!taken) throw new TypeError('an upsert returns its row');
  return taken.number;
}
