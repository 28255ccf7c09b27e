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

  add(table: Table, row: Row): void {
    this.#rows.get(table)!.push(table === 'organisation' ? row : { organisation_id: DEMO_ORGANISATION_ID, ...row });
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
    });
  }

  async insert(client: pg.Client): Promise<void> {
    for (const table of TABLES) {
      const rows = this.#rows.get(table)!;
      if (rows.length === 0) continue;
      const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))].map((column) => pg.escapeIdentifier(column)).join(', ');
      await client.query(`INSERT INTO ${table} (${columns}) SELECT ${columns} FROM json_populate_recordset(null::${table}, $1)`, [JSON.stringify(rows)]);
    }
  }
}
