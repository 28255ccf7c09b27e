import type { Actor } from '../../platform/actor';
import type { Sql } from '../../platform/database';
import { Directory, type Named } from '../directory';
import { peopleHere, unitsHere } from '../world';

/** Whom and what cells of a register may name. */
export interface NamesHere {
  people: Directory<Named>;
  units: Directory<Named>;
  categories: Directory<Named>;
  /** By id, as a cell would say it. */
  say: ReadonlyMap<string, string>;
  /** By id, all that it is called, those out of use too. */
  called: ReadonlyMap<string, readonly string[]>;
  offers: { owner: string[]; unit: string[]; category: string[] };
}

export async function namesHere(sql: Sql, { organisationId }: Actor): Promise<NamesHere> {
  const people = await peopleHere(sql, organisationId);
  const units: Named[] = await unitsHere(sql, organisationId);
  const categories = (await sql.rows<{ id: string; name: string }>('SELECT id, name FROM category WHERE organisation_id = $1 AND closed_at IS NULL ORDER BY lower(name), id', [organisationId])).map(
    ({ id, name }): Named => ({ id, names: [name], say: name }),
  );
  const all = await sql.rows<{ id: string; names: string[] }>(
    `SELECT id, ARRAY[job_title, name, email] AS names FROM person WHERE organisation_id = $1 UNION ALL SELECT id, ARRAY[name] FROM unit WHERE organisation_id = $1 UNION ALL SELECT id, ARRAY[name] FROM category WHERE organisation_id = $1`,
    [organisationId],
  );
  const offer = (some: readonly Named[]): string[] => some.map(({ say }) => say);
  return {
    people: new Directory('person or job title', people), units: new Directory('unit', units), categories: new Directory('category', categories),
    say: new Map([...people, ...units, ...categories].map(({ id, say }) => [id, say])),
    called: new Map(all.map(({ id, names }) => [id, names])),
    offers: { owner: offer(people), unit: offer(units), category: offer(categories) },
  };
}
