import type { QueryRunner } from 'typeorm';

export interface Kept {
  /** Columns of the primary key after the organisation's id. */
  key: readonly string[];
  /** Columns that say nothing about the trade, such as a password or when somebody was last here: null in the past. */
  without?: readonly string[];
  /** Columns that a question about the past begins with. */
  asked?: readonly string[];
  /** What the past shows in place of a column of the kept row `h`, as SQL. */
  shown?: Readonly<Record<string, string>>;
  /** What of the kept rows `h` the past shows at all, as SQL. */
  only?: string;
}

interface Column {
  name: string;
  type: string;
}

/**
 * Keeps every state of the rows of a table: `history.<table>` holds each with the span in which it was the recorded one, written
 * by a trigger that the serving role can neither pass nor undo; `past.<table>` shows the rows as they were at `holdfast.as_at`,
 * under the names of the present, so that a statement reads the past by its search path alone. Called again after columns were
 * added. See docs/decisions/the-past-is-read-through-the-search-path.md.
 */
export async function keepHistory(db: QueryRunner, table: string, { key, without = [], asked, shown = {}, only = 'true' }: Kept): Promise<void> {
  const columns = await columnsOf(db, 'public', table);
  const kept = columns.filter(({ name }) => !without.includes(name));
  const there = new Set((await columnsOf(db, 'history', table)).map(({ name }) => name));
  const keys = ['organisation_id', ...key];
  const organisation = table === 'organisation';
  const ids = organisation ? ['id'] : keys;

  if (there.size === 0) {
    await db.query(`
      CREATE TABLE history.${table} (
        ${kept.map(({ name, type }) => `${name} ${type}`).join(',\n        ')},
        recorded_from timestamptz NOT NULL,
        recorded_until timestamptz NOT NULL DEFAULT 'infinity',
        CONSTRAINT ${table}_history_pk PRIMARY KEY (${ids.join(', ')}, recorded_from),
        CONSTRAINT ${table}_history_span CHECK (recorded_from < recorded_until)
      );
      INSERT INTO history.${table} (${kept.map(({ name }) => name).join(', ')}, recorded_from)
      SELECT ${kept.map(({ name }) => name).join(', ')}, now() FROM public.${table};
    `);
    if (asked) await db.query(`CREATE INDEX ${table}_history_asked ON history.${table} (organisation_id, ${asked.join(', ')}, recorded_until, recorded_from)`);
  } else {
    for (const { name, type } of kept.filter((column) => !there.has(column.name))) await db.query(`ALTER TABLE history.${table} ADD COLUMN ${name} ${type}`);
  }

  const row = (which: string): string => kept.map(({ name }) => `${which}.${name}`).join(', ');
  const ofOld = ids.map((name) => `h.${name} = OLD.${name}`).join(' AND ');
  await db.query(`
    CREATE OR REPLACE FUNCTION history.keep_${table}() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
      DECLARE
        v_at timestamptz := history.moment();
      BEGIN
        IF TG_OP = 'UPDATE' AND ROW(${row('NEW')}) IS NOT DISTINCT FROM ROW(${row('OLD')}) THEN RETURN NULL; END IF;
        IF TG_OP <> 'INSERT' THEN
          -- A state that the same transaction recorded at this moment was never seen by anybody.
          DELETE FROM history.${table} h WHERE ${ofOld} AND h.recorded_until = 'infinity' AND h.recorded_from >= v_at AND h.xmin = pg_current_xact_id()::xid
            RETURNING h.recorded_from INTO v_at;
          IF NOT FOUND THEN
            -- Clocks differ between machines: a later state never begins before an earlier one.
            UPDATE history.${table} h SET recorded_until = greatest(history.moment(), h.recorded_from + interval '1 microsecond')
              WHERE ${ofOld} AND h.recorded_until = 'infinity' RETURNING h.recorded_until INTO v_at;
            v_at := coalesce(v_at, history.moment());
          END IF;
        END IF;
        IF TG_OP <> 'DELETE' THEN
          INSERT INTO history.${table} (${kept.map(({ name }) => name).join(', ')}, recorded_from) VALUES (${row('NEW')}, v_at);
        END IF;
        RETURN NULL;
      END $$;
    CREATE OR REPLACE TRIGGER ${table}_history AFTER INSERT OR UPDATE OR DELETE ON public.${table} FOR EACH ROW EXECUTE FUNCTION history.keep_${table}();
  `);
  await showPast(db, table, `
    SELECT ${columns.map(({ name, type }) => `${without.includes(name) ? `NULL::${type}` : (shown[name] ?? `h.${name}`)} AS ${name}`).join(', ')}
    FROM history.${table} h
    WHERE h.${organisation ? 'id' : 'organisation_id'} = (SELECT public.current_organisation())
      AND h.recorded_from <= (SELECT past.as_at()) AND h.recorded_until > (SELECT past.as_at()) AND ${only}`);
}

/** Of a table that only grows: the past is the rows that were there. */
export async function growsOnly(db: QueryRunner, table: string, recordedAt: string): Promise<void> {
  const columns = await columnsOf(db, 'public', table);
  await showPast(db, table, `
    SELECT ${columns.map(({ name }) => `t.${name}`).join(', ')} FROM public.${table} t
    WHERE t.organisation_id = (SELECT public.current_organisation()) AND t.${recordedAt} <= (SELECT past.as_at())`);
}

/** A view belongs to the owner, to whom row-level security does not apply: it names the organisation itself. */
async function showPast(db: QueryRunner, table: string, rows: string): Promise<void> {
  await db.query(`CREATE OR REPLACE VIEW past.${table} AS ${rows}; GRANT SELECT ON past.${table} TO holdfast_serving;`);
}

async function columnsOf(db: QueryRunner, schema: string, table: string): Promise<Column[]> {
  return (await db.query(
    `SELECT a.attname AS name, format_type(a.atttypid, a.atttypmod) AS type FROM pg_attribute a
     WHERE a.attrelid = to_regclass($1) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum`,
    [`${schema}.${table}`],
  )) as Column[];
}
