import type { MatrixVersionView } from '@holdfast/contracts';
import type { RiskMatrix } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { conflict, notFound, stale } from '../platform/refusal';
import { seesDraftMatrices } from './matrix-access';

/** A version with the name of its matrix, as verbs and views need it. */
export interface MatrixVersion {
  id: string;
  matrixId: string;
  name: string;
  description: string;
  number: number;
  definition: RiskMatrix;
  publishedAt: Date | null;
  version: number;
}

const SELECT = `
  SELECT v.id, v.matrix_id AS "matrixId", m.name, m.description, v.number, v.definition, v.published_at AS "publishedAt", v.version
  FROM risk_matrix_version v JOIN risk_matrix m ON m.organisation_id = v.organisation_id AND m.id = v.matrix_id
  WHERE v.organisation_id = $1 AND v.id = $2`;

/** The version, if the caller may see it; otherwise it is not there. */
export async function loadVersion(sql: Sql, actor: Actor, id: string): Promise<MatrixVersion> {
  const found = await sql.one<MatrixVersion>(SELECT, [actor.organisationId, id]);
  if (!found || (!found.publishedAt && !seesDraftMatrices(actor))) throw notFound('There is no such matrix.');
  return found;
}

/** A draft that is about to change: locked, and as the caller last read it. */
export async function loadDraft(sql: Sql, actor: Actor, id: string, expected: number): Promise<MatrixVersion> {
  await sql.rows('SELECT FROM risk_matrix_version WHERE organisation_id = $1 AND id = $2 FOR UPDATE', [actor.organisationId, id]);
  const draft = await loadVersion(sql, actor, id);
  if (draft.publishedAt) throw conflict('published', `Version ${draft.number} of ${draft.name} is published and never changes. Start a new version instead.`);
  if (draft.version !== expected) throw stale(toVersionView(draft));
  return draft;
}

/** A published version, or null: for what refers to one by an id in its request. */
export async function findPublishedVersion(sql: Sql, actor: Actor, id: string): Promise<MatrixVersion | null> {
  const found = await sql.one<MatrixVersion>(SELECT, [actor.organisationId, id]);
  return found?.publishedAt ? found : null;
}

export const toVersionView = ({ id, matrixId, name, description, number, definition, publishedAt, version }: MatrixVersion): MatrixVersionView => ({
  id, matrixId, name, description, number, definition, publishedAt: publishedAt?.toISOString() ?? null, version,
});
