import { dayIn } from '../platform/clock';
import type { Actor } from '../platform/actor';
import type { Sql, Transaction } from '../platform/database';
import { notFound } from '../platform/refusal';
import { READING, readingOf, REGISTER, REGISTER_JOINS, type Reading, type RegisterOfRisk } from './risk-in-place';

/** A register that the caller may read, as the verbs on its risks need it, and what day it is there. */
export async function loadRegisterOfRisks(sql: Sql, actor: Actor, registerId: string, lock: '' | 'FOR SHARE OF r' | 'FOR NO KEY UPDATE OF r' = ''): Promise<RegisterOfRisk & { today: string }> {
  const found = await sql.one<Reading & { register: Omit<RegisterOfRisk, 'above'> }>(
    `SELECT ${REGISTER} AS register, ${READING} FROM register r ${REGISTER_JOINS} WHERE r.organisation_id = $1 AND r.id = $3 ${lock}`,
    [actor.organisationId, actor.personId, registerId],
  );
  const reading = found && readingOf(actor, found.register, found);
  if (!reading?.wording) throw notFound('There is no such register, or it is not yours to read.');
  return { ...reading.register, today: dayIn(reading.register.timeZone, sql.now) };
}

/** The last number that was given in a register; whoever adds to it waits from here to the commit. */
export async function holdNumbers(tx: Transaction, registerId: string): Promise<number> {
  const held = await tx.one<{ last: number }>(
    `INSERT INTO register_numbering AS n (organisation_id, register_id, last_number) VALUES ($1, $2, 0)
     ON CONFLICT ON CONSTRAINT register_numbering_pk DO UPDATE SET last_number = n.last_number RETURNING last_number AS last`,
    [tx.organisationId, registerId],
  );
  if (!held) throw new TypeError('an upsert returns its row');
  return held.last;
}

export const keepNumbers = async (tx: Transaction, registerId: string, last: number): Promise<void> => {
  await tx.rows('UPDATE register_numbering SET last_number = $3 WHERE organisation_id = $1 AND register_id = $2', [tx.organisationId, registerId, last]);
};
