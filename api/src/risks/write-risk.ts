import type { AssessmentKind } from '@holdfast/domain';
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
}

interface AlongWithIt {
  /** A row of `audit_event`, by `tx.eventRow`. */
  event: Record<string, unknown>;
  assessments?: readonly StoredAssessment[];
  /** Lower risks whose columns about this upper risk were changed just before. */
  lower?: readonly { before: StoredRisk; after: StoredRisk }[];
}

const COUNTED = `INSERT INTO standing_count AS c SELECT * FROM json_populate_recordset(null::standing_count, $1)
  ORDER BY register_id, kind, matrix_version_id, likelihood, impact, level, visibility, upper_register_id, upper_hidden, moved
  ON CONFLICT ON CONSTRAINT standing_count_pk DO UPDATE SET risks = c.risks + excluded.risks`;

const ALONG = `
  assessed AS (INSERT INTO risk_assessment SELECT * FROM json_populate_recordset(null::risk_assessment, $2)),
  recorded AS (INSERT INTO audit_event SELECT * FROM json_populate_record(null::audit_event, $3)),
  counted AS (${COUNTED})`;

const INSERT = `WITH
  added AS (INSERT INTO risk SELECT * FROM json_populate_record(null::risk, $4)),
  linked AS (INSERT INTO risk_objective SELECT $5, $6, objective FROM unnest($7::uuid[]) objective),${ALONG}
  SELECT`;

const columns = CHANGEABLE.join(', ');
const UPDATE = `WITH
  changed AS (
    UPDATE risk k SET (${columns}) = (SELECT ${columns} FROM json_populate_record(k, $4)) WHERE organisation_id = $5 AND id = $6
  ),${ALONG}
  SELECT`;

const along = (counts: StandingCount[], { event, assessments = [] }: AlongWithIt): unknown[] => [JSON.stringify(counts), JSON.stringify(assessments), JSON.stringify(event)];

export async function insertRisk(tx: Transaction, risk: StoredRisk, objectiveIds: readonly string[], more: AlongWithIt): Promise<void> {
  const counts = countChanges([{ before: null, after: risk }]);
  await tx.rows(INSERT, [...along(counts, more), JSON.stringify(risk), risk.organisation_id, risk.id, objectiveIds]);
}

/** Writes what differs and counts the version up. The row must have been locked when `before` was read. */
export async function updateRisk(tx: Transaction, before: StoredRisk, changes: Partial<StoredRisk>, more: AlongWithIt): Promise<StoredRisk> {
  const after: StoredRisk = { ...before, ...changes, version: before.version + 1, updated_at: tx.now.toISOString() };
  const differing = Object.fromEntries(CHANGEABLE.filter((column) => before[column] !== after[column]).map((column) => [column, after[column]]));
  const counts = countChanges([{ before, after }, ...(more.lower ?? [])]);
  await tx.rows(UPDATE, [...along(counts, more), JSON.stringify(differing), before.organisation_id, before.id]);
  return after;
}

/** Takes the next number of a register. The register's other additions wait from here to the commit: call it last before the insert. */
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
