import type { FieldError } from '@holdfast/contracts';
import { findPublishedVersion, type MatrixVersion } from '../matrices';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { needsChange } from '../platform/refusal';

interface Asked {
  field: string;
  id: string;
}

/** Both ends of a crosswalk: two published versions of the caller's organisation, or a refusal by field. */
export async function findBothVersions(sql: Sql, actor: Actor, from: Asked, to: Asked): Promise<{ from: MatrixVersion; to: MatrixVersion }> {
  const [left, right] = [await findPublishedVersion(sql, actor, from.id), await findPublishedVersion(sql, actor, to.id)];
  const faults: FieldError[] = [
    ...(left ? [] : [{ field: from.field, message: 'Choose a published matrix from the list' }]),
    ...(right ? [] : [{ field: to.field, message: 'Choose a published matrix from the list' }]),
    ...(left && left.id === right?.id ? [{ field: to.field, message: 'Choose another matrix than the one on the left' }] : []),
  ];
  if (!left || !right || faults.length > 0) throw needsChange(faults);
  return { from: left, to: right };
}
