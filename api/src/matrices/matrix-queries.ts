import { Inject, Injectable } from '@nestjs/common';
import type { MatrixVersionView, MatrixView, ReadyMadeMatrixView } from '@holdfast/contracts';
import { READY_MADE_MATRICES } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database, type Sql } from '../platform/database';
import { requireMatrixReader, seesDraftMatrices } from './matrix-access';
import { loadVersion, toVersionView } from './matrix-version';

interface VersionRow {
  id: string;
  name: string;
  description: string;
  version: number;
  versionId: string;
  number: number;
  publishedAt: Date | null;
  registers: number;
}

@Injectable()
export class MatrixQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  list(actor: Actor): Promise<MatrixView[]> {
    return this.database.read(actor.organisationId, async (sql) => {
      await requireMatrixReader(sql, actor);
      return matrices(sql, actor);
    });
  }

  version(actor: Actor, id: string): Promise<MatrixVersionView> {
    return this.database.read(actor.organisationId, async (sql) => {
      await requireMatrixReader(sql, actor);
      return toVersionView(await loadVersion(sql, actor, id));
    });
  }

  readyMade(actor: Actor): Promise<ReadyMadeMatrixView[]> {
    return this.database.read(actor.organisationId, async (sql) => {
      await requireMatrixReader(sql, actor);
      return READY_MADE_MATRICES.map(({ id, name, description, matrix }) => ({ id, name, description, definition: matrix }));
    });
  }
}

/** Every matrix of which the caller may see a version, or one of them. */
export async function matrices(sql: Sql, actor: Actor, onlyId: string | null = null): Promise<MatrixView[]> {
  const rows = await sql.rows<VersionRow>(
    `SELECT m.id, m.name, m.description, m.version, v.id AS "versionId", v.number, v.published_at AS "publishedAt",
       (SELECT count(*)::int FROM register r JOIN readable_registers($2) readable ON readable.register_id = r.id
        WHERE r.organisation_id = $1 AND r.matrix_version_id = v.id AND r.closed_at IS NULL) AS registers
     FROM risk_matrix m JOIN risk_matrix_version v ON v.organisation_id = m.organisation_id AND v.matrix_id = m.id
     WHERE m.organisation_id = $1 AND (v.published_at IS NOT NULL OR $3) AND ($4::uuid IS NULL OR m.id = $4)
     ORDER BY lower(m.name), m.id, v.number DESC`,
    [actor.organisationId, actor.personId, seesDraftMatrices(actor), onlyId],
  );
  const found = new Map<string, MatrixView>();
  for (const { id, name, description, version, versionId, number, publishedAt, registers } of rows) {
    const matrix = found.get(id) ?? { id, name, description, versions: [], version };
    matrix.versions.push({ id: versionId, number, publishedAt: publishedAt?.toISOString() ?? null, registers });
    found.set(id, matrix);
  }
  return [...found.values()];
}
