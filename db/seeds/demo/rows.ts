import { createHash } from 'node:crypto';
import pg from 'pg';
import { v7 } from 'uuid';

export type Row = Record<string, unknown>;

/** One of the first UUIDs that any Holdfast would make: by it the demo is told from a council. */
export const DEMO_ORGANISATION_ID = '01900000-0000-7000-8000-a1de43e5e000';

/** In the order in which rows may refer to one another. */
const TABLES = [
  'organisation', 'unit', 'person', 'role_assignment', 'risk_matrix', 'risk_matrix_version', 'crosswalk', 'category', 'objective', 'register',
  'register_numbering', 'audit_event',
] as const;
type Table = (typeof TABLES)[number];

/** The id of a thing that came about at a moment: a UUIDv7 like any other, but the same at each load of one day. */
export const idAt = (moment: Date, name: string): string => v7({ msecs: moment.getTime(), random: createHash('sha256').update(name).digest().subarray(0, 16) });

interface Happening {
  readonly at: Date;
  readonly actorId: string | null;
  readonly action: string;
  readonly subjectType: string;
  readonly subjectId: string;
  readonly registerId?: string | null;
  readonly before?: Row | null;
  readonly after?: Row | null;
}

/** What the demo consists of, table by table, until it is written in one go. */
export class Rows {
  readonly #rows = new Map<Table, Row[]>(TABLES.map((table) => [table, []]));
  readonly #recordedAt = new Map<Row, Date>();

  /** A row, and when it was recorded: when it was made, unless said. */
  add(table: Table, row: Row, at = row.created_at as Date): void {
    const whole = table === 'organisation' ? row : { organisation_id: DEMO_ORGANISATION_ID, ...row };
    this.#rows.get(table)!.push(whole);
    this.#recordedAt.set(whole, at);
  }

  of(table: Table): readonly Row[] {
    return this.#rows.get(table)!;
  }

  /** The audit event of a change, as its verb writes it. */
  record({ at, actorId, action, subjectType, subjectId, registerId, before, after }: Happening): void {
    const name = `${action} ${subjectId} ${this.#rows.get('audit_event')!.length}`;
    this.add('audit_event', {
      id: idAt(at, name), at, actor_id: actorId, action, subject_type: subjectType, subject_id: subjectId, register_id: registerId ?? null,
      before: before ?? null, after: after ?? null, request_id: null,
    }, at);
  }

  readonly #momentOf = (row: Row): string => this.#recordedAt.get(row)!.toISOString();

  async insert(client: pg.Client): Promise<void> {
    for (const table of TABLES) {
      const rows = this.#rows.get(table)!;
      if (rows.length === 0) continue;
      const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((column) => pg.escapeIdentifier(column)).join(', ');
      // The past of each row begins at its moment.
      const moments = new Map<string, Row[]>();
      for (const row of rows) moments.set(this.#momentOf(row), [...(moments.get(this.#momentOf(row)) ?? []), row]);
      for (const [moment, together] of moments) {
        await client.query(`SELECT set_config('holdfast.moment', $1, true)`, [moment]);
        await client.query(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(null::${table}, $1)`, [JSON.stringify(together)]);
      }
    }
  }
}
