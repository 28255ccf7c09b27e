import type { SearchView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Bound } from '../platform/bound';
import type { Sql } from '../platform/database';
import { boundTo, readableScope } from '../registers';
import { asPattern, atStart } from '../risk-lists';

const MOST = 10;

/** Registers by their name or prefix; there are few enough to look at each. */
export function findRegisters(sql: Sql, actor: Actor, words: readonly string[], whole: string): Promise<SearchView['registers']> {
  const bound = new Bound();
  boundTo(bound, actor);
  return sql.rows(
    `WITH ${readableScope(bound, {})}
     SELECT id, name, prefix FROM scope
     WHERE lower(name) LIKE ALL (${bound.put(words.map(asPattern))}::text[]) OR prefix LIKE ${bound.put(atStart(whole.toUpperCase()))}
     ORDER BY prefix = ${bound.put(whole.toUpperCase())} DESC, lower(name) LIKE ${bound.put(atStart(whole.toLowerCase()))} DESC, name LIMIT ${MOST}`,
    bound.values,
  );
}
