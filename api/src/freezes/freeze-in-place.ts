import { readFrozenRows, type FrozenForm, type FrozenRegister } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { notFound } from '../platform/refusal';
import { loadRegister, type LoadedRegister } from '../registers';

/** A freeze with the register that it is of, for a reader of its full wording. */
export interface FreezeInPlace {
  id: string;
  name: string;
  moment: Date;
  form: FrozenForm;
  digest: string;
  rowCount: number;
  headNumber: number | null;
  headHash: string | null;
  headSealedAt: Date | null;
  headUnsealed: number;
  register: LoadedRegister;
}

const GONE = 'There is no such freeze, or it is not yours to read.';

/** A freeze holds exempt wording: to readers of the public one it is not there, whatever was exempt then or is now. */
export async function registerInFull(sql: Sql, actor: Actor, registerId: string, gone = 'There is no such register, or it is not yours to read.'): Promise<LoadedRegister> {
  const register = await loadRegister(sql, actor, registerId);
  if (register.wording === 'public') throw notFound(gone);
  return register;
}

export async function loadFreeze(sql: Sql, actor: Actor, id: string): Promise<FreezeInPlace> {
  const found = await sql.one<Omit<FreezeInPlace, 'register'> & { registerId: string }>(
    `SELECT f.id, f.register_id AS "registerId", f.name, f.moment, f.form, encode(f.digest, 'hex') AS digest, f.row_count AS "rowCount",
       f.head_number::int AS "headNumber", encode(f.head_hash, 'hex') AS "headHash", f.head_sealed_at AS "headSealedAt", f.head_unsealed AS "headUnsealed"
     FROM register_freeze f JOIN readable_registers($2) readable ON readable.register_id = f.register_id AND readable.wording = 'full'
     WHERE f.organisation_id = $1 AND f.id = $3`,
    [actor.organisationId, actor.personId, id],
  );
  if (!found) throw notFound(GONE);
  const { registerId, ...freeze } = found;
  return { ...freeze, register: await registerInFull(sql, actor, registerId, GONE) };
}

/** The canonical rows, letter by letter. */
export async function rowsOfFreeze(sql: Sql, actor: Actor, id: string): Promise<string[]> {
  const rows = await sql.rows<{ content: string }>('SELECT content FROM freeze_row WHERE organisation_id = $1 AND freeze_id = $2 ORDER BY position', [actor.organisationId, id]);
  return rows.map(({ content }) => content);
}

export async function contentOfFreeze(sql: Sql, actor: Actor, { id, form }: Pick<FreezeInPlace, 'id' | 'form'>): Promise<FrozenRegister> {
  const frozen = readFrozenRows(await rowsOfFreeze(sql, actor, id));
  if (!frozen) throw new TypeError(`freeze ${id} is not readable as form ${form}`);
  return frozen;
}
