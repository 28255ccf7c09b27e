import type pg from 'pg';

/** What is not part of a backup, and why. Everything else that belongs to an organisation is, by itself. */
export const NOT_BACKED_UP: ReadonlyMap<string, string> = new Map([
  ['public.session', 'who is signed in: a copy must not let anybody in'],
  ['public.one_time_link', 'opens an account'],
  ['public.api_token', 'opens the API'],
  ['public.idempotency_key', 'answers kept for a request that may be sent again within days'],
  ['public.mail_message', 'mail on its way out: the server that wrote it sends it, and no copy does again'],
]);

export interface BackedUpTable {
  /** `public.risk` */
  name: string;
  /** The column that says whose a row is. */
  owner: string;
  columns: { name: string; type: string }[];
  /** Of the primary key: the order in which rows are written. */
  key: string[];
  /** Holds files, of which one row at a time fits in memory. */
  large: boolean;
  /** Tables of the same number refer to one another: they are restored by one statement. */
  group: number;
}

interface Found extends Omit<BackedUpTable, 'group'> {
  /** Tables of which a row has to be there first. */
  after: string[];
}

/** Every table whose rows belong to an organisation, read from the catalogue: those that others refer to come first. */
export async function backedUpTables(client: Pick<pg.Client, 'query'>): Promise<BackedUpTable[]> {
  const { rows } = await client.query<Found>(`
    SELECT n.nspname || '.' || c.relname AS name, owner.attname AS owner,
      (SELECT json_agg(json_build_object('name', a.attname, 'type', format_type(a.atttypid, a.atttypmod)) ORDER BY a.attnum)
        FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '') AS columns,
      coalesce((SELECT json_agg(a.attname ORDER BY array_position(i.indkey::int[], a.attnum::int)) FROM pg_index i JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = ANY (i.indkey)
        WHERE i.indrelid = c.oid AND i.indisprimary), '[]') AS key,
      EXISTS (SELECT FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped AND a.attstorage = 'e') AS large,
      coalesce((SELECT json_agg(DISTINCT rn.nspname || '.' || r.relname) FROM pg_constraint f JOIN pg_class r ON r.oid = f.confrelid JOIN pg_namespace rn ON rn.oid = r.relnamespace
        WHERE f.conrelid = c.oid AND f.contype = 'f' AND f.confrelid <> f.conrelid), '[]') AS after
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
    JOIN pg_attribute owner ON owner.attrelid = c.oid AND NOT owner.attisdropped AND owner.attname = CASE WHEN c.relname = 'organisation' THEN 'id' ELSE 'organisation_id' END
    WHERE c.relkind IN ('r', 'p') AND n.nspname IN ('public', 'history') ORDER BY 1`);
  return inOrder(rows.filter(({ name }) => !NOT_BACKED_UP.has(name)));
}

/** Those that refer to one another, directly or over others, get one group: their rows can only come together. */
function inOrder(found: readonly Found[]): BackedUpTable[] {
  const names = new Set(found.map(({ name }) => name));
  const needs = new Map(found.map(({ name, after }) => [name, new Set(after.filter((one) => names.has(one)))]));
  for (const through of names) for (const of of needs.values()) if (of.has(through)) for (const further of needs.get(through)!) of.add(further);
  const together = (one: string, other: string): boolean => one === other || (needs.get(one)!.has(other) && needs.get(other)!.has(one));
  const ordered: BackedUpTable[] = [];
  let waiting = [...found];
  for (let group = 0; waiting.length > 0; group++) {
    const [first] = waiting.filter(({ name }) => waiting.every((other) => !needs.get(name)!.has(other.name) || together(name, other.name)));
    if (!first) throw new TypeError('what is in no circle has a first one');
    for (const { after: _, ...table } of waiting.filter(({ name }) => together(first.name, name))) ordered.push({ ...table, group });
    waiting = waiting.filter(({ name }) => !together(first.name, name));
  }
  return ordered;
}
