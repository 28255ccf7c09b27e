import type { QueryRunner } from 'typeorm';

/**
 * Creates a table whose rows belong to an organisation: `organisation_id` comes first, row-level security lets a
 * connection see only the organisation that its transaction named, and the serving role gets just `grants`.
 * The policy's sub-select is evaluated once per statement and is an index condition, not a filter per row.
 */
export async function tenantTable(db: QueryRunner, name: string, grants: string, columns: string): Promise<void> {
  await db.query(`
    CREATE TABLE ${name} (
      organisation_id uuid NOT NULL CONSTRAINT ${name}_organisation_fk REFERENCES organisation (id),
      ${columns}
    );
    ALTER TABLE ${name} ENABLE ROW LEVEL SECURITY;
    CREATE POLICY ${name}_of_organisation ON ${name}
      USING (organisation_id = (SELECT current_organisation()))
      WITH CHECK (organisation_id = (SELECT current_organisation()));
    GRANT ${grants} ON ${name} TO holdfast_serving;
  `);
}

/** `column IN ('a', 'b')` from a vocabulary of the domain. */
export const oneOf = (column: string, words: readonly string[]): string =>
  `${column} IN (${words.map((word) => `'${word.replaceAll("'", "''")}'`).join(', ')})`;
