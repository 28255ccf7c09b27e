import { Inject, Injectable } from '@nestjs/common';
import type { FieldError, PublishedMatrixView } from '@holdfast/contracts';
import { isPublishable, rankOf, validateMatrix, type MatrixFault, type RiskMatrix } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { requireMatrixMaker } from './matrix-access';
import { loadDraft, toVersionView } from './matrix-version';

/** From here on registers may score on it, and it never changes. */
@Injectable()
export class PublishVersion {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, expected: number, actor: Actor): Promise<PublishedMatrixView> {
    return this.database.write(actor, async (tx) => {
      requireMatrixMaker(actor);
      const draft = await loadDraft(tx, actor, id, expected);
      const faults = validateMatrix(draft.definition);
      const told = (severity: MatrixFault['severity']) => faults.filter((fault) => fault.severity === severity).map((fault) => atField(draft.definition, fault));
      if (!isPublishable(faults)) throw needsChange(told('error'));
      await tx.rows(
        'UPDATE risk_matrix_version SET published_at = $3, published_by = $4, version = version + 1 WHERE organisation_id = $1 AND id = $2',
        [actor.organisationId, id, tx.now, actor.personId],
      );
      await tx.record({ action: 'matrix-version.published', subjectType: 'matrix-version', subjectId: id, after: { publishedAt: tx.now.toISOString() } });
      return { ...toVersionView({ ...draft, publishedAt: tx.now, version: draft.version + 1 }), warnings: told('warning') };
    });
  }
}

/** A fault of a cell has no path of its own, since its level may come from a rule: it is told by its ranks. */
function atField(matrix: RiskMatrix, { path, cell, message }: MatrixFault): FieldError {
  const here = path ?? (cell && `cells.${rankOf(matrix.likelihood, cell.likelihood)}.${rankOf(matrix.impact, cell.impact)}`);
  return { field: here ? `definition.${here}` : 'definition', message };
}
