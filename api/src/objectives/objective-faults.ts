import type { FieldError } from '@holdfast/contracts';
import { placeFault, type ObjectiveKind } from '@holdfast/domain';
import type { Transaction } from '../platform/database';

interface Placed {
  kind: ObjectiveKind;
  parentId: string | null;
}

/** What stands against an objective lying there. The one above is held, so that it neither closes nor becomes another kind meanwhile. */
export async function placeFaults(tx: Transaction, { kind, parentId }: Placed): Promise<FieldError[]> {
  if (parentId === null) return asFaults(placeFault(kind, null));
  const above = await tx.one<{ kind: ObjectiveKind; code: string; closed: boolean }>(
    'SELECT kind, code, closed_at IS NOT NULL AS closed FROM objective WHERE organisation_id = $1 AND id = $2 FOR SHARE', [tx.organisationId, parentId],
  );
  if (!above) return asFaults('Choose the objective above from the list');
  return asFaults(placeFault(kind, above.kind) ?? (above.closed ? `${above.code} is closed. Choose one that is open` : null));
}

const asFaults = (message: string | null): FieldError[] => (message === null ? [] : [{ field: 'parentId', message }]);

/** The officer has to be of the organisation and still there; held as the foreign key would do it a moment later. */
export async function officerFaults(tx: Transaction, officerId: string | null | undefined): Promise<FieldError[]> {
  if (!officerId) return [];
  const found = await tx.one('SELECT 1 FROM person WHERE organisation_id = $1 AND id = $2 AND left_at IS NULL FOR KEY SHARE', [tx.organisationId, officerId]);
  return found ? [] : [{ field: 'officerId', message: 'Choose the responsible officer from the list' }];
}

/** Open objectives below one. */
export const openBelow = async (tx: Transaction, id: string): Promise<number> =>
  (await tx.one<{ below: number }>('SELECT count(*)::int AS below FROM objective WHERE organisation_id = $1 AND parent_id = $2 AND closed_at IS NULL', [tx.organisationId, id]))?.below ?? 0;
