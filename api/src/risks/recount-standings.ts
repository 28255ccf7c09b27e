import type { Transaction } from '../platform/database';

/** Makes the kept counts of the organisation anew from its risks: after an import, or to prove what the verbs keep. Verbs wait. */
export const recountStandings = async (tx: Transaction): Promise<void> => {
  await tx.rows('SELECT recount_standings($1)', [tx.organisationId]);
};
