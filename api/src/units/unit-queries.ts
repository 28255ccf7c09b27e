import { Inject, Injectable } from '@nestjs/common';
import type { UnitView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database, type Sql } from '../platform/database';

@Injectable()
export class UnitQueries {
  constructor(@Inject(Database) private readonly database: Database) {}

  tree({ organisationId }: Actor): Promise<UnitView[]> {
    return this.database.read(organisationId, (sql) => readTree(sql, organisationId));
  }
}

/** Parents before children, siblings by name; what was closed is left out. */
export const readTree = (sql: Sql, organisationId: string): Promise<UnitView[]> =>
  sql.rows<UnitView>(
    `SELECT id, name, kind, parent_id AS "parentId", path, version FROM unit
     WHERE organisation_id = $1 AND closed_at IS NULL ORDER BY array_length(path, 1), lower(name), id`,
    [organisationId],
  );
