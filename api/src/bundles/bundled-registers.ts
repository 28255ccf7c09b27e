import { canonicalRows, frozenText } from '@holdfast/domain';
import { frozenRowsOf } from '../freezes';
import type { Database } from '../platform/database';
import type { BundledRegister } from './bundle-format';

/** Every register that was there at one of two moments; closed ones too. */
export async function registersBetween(database: Database, organisationId: string, moments: readonly (readonly ['atStart' | 'atEnd', Date])[]): Promise<BundledRegister[]> {
  const found = new Map<string, BundledRegister>();
  for (const [side, moment] of moments) {
    const rows = await database.readAt(organisationId, moment, (past) => past.rows<{ id: string; prefix: string; name: string }>('SELECT id, prefix, name FROM register WHERE organisation_id = $1 ORDER BY prefix, id', [organisationId]));
    // Named as at the later moment; its folder has the prefix, of which there is one in the organisation.
    for (const { id, prefix, name } of rows) found.set(id, { ...(found.get(id) ?? { id, atStart: null, atEnd: null }), prefix, name, [side]: `registers/${prefix}/${side === 'atStart' ? 'at-start' : 'at-end'}.jsonl` });
  }
  return [...found.values()].sort((one, other) => (one.prefix < other.prefix ? -1 : 1));
}

/** What a freeze as at that moment would hold. */
export async function* textOfRegister(database: Database, organisationId: string, registerId: string, moment: Date): AsyncGenerator<string> {
  const rows = await database.readAt(organisationId, moment, (past) => frozenRowsOf(past, organisationId, registerId));
  yield frozenText(canonicalRows(rows ?? []));
}
