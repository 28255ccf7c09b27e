import type { MigrationInterface, QueryRunner } from 'typeorm';
import { EXTRA_LIMITS, IMPORT_LIMITS, IMPORT_SUBJECTS } from '@holdfast/domain';
import { KEPT_OF_RISK } from './0006-history';
import { growsOnly, keepHistory } from './keep-history';
import { oneOf, tenantTable } from './tenant-table';

/** Registers that come in from files: what they say beyond our fields, scores as they were published, and how a kind of file is read, under a name. */
export class RegisterImports1795000030000 implements MigrationInterface {
  name = 'RegisterImports1795000030000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE risk
        -- a list of { name, value }, in the order of the register's columns
        ADD COLUMN extra jsonb NOT NULL DEFAULT '[]' CONSTRAINT risk_extra_list CHECK (jsonb_typeof(extra) = 'array' AND jsonb_array_length(extra) <= ${EXTRA_LIMITS.fields});
      ALTER TABLE risk_assessment
        -- the score of an imported register where it is not what the matrix makes of it
        ADD COLUMN published text CONSTRAINT risk_assessment_published_length CHECK (char_length(published) BETWEEN 1 AND ${EXTRA_LIMITS.published});
      ${SUBJECTS.map((table) => `
        ALTER TABLE ${table}
          DROP CONSTRAINT ${table}_about, ADD CONSTRAINT ${table}_about CHECK (${oneOf('about', IMPORT_SUBJECTS)}),
          ADD COLUMN register_id uuid,
          ADD CONSTRAINT ${table}_register_whole CHECK ((about = 'risks') = (register_id IS NOT NULL)),
          ADD CONSTRAINT ${table}_register_fk FOREIGN KEY (organisation_id, register_id) REFERENCES register (organisation_id, id);`).join('')}
    `);
    await tenantTable(db, 'import_profile', 'SELECT, INSERT, UPDATE, DELETE', `
      id uuid NOT NULL,
      name text NOT NULL CONSTRAINT import_profile_name_length CHECK (char_length(name) BETWEEN 1 AND ${IMPORT_LIMITS.profileName}),
      -- headers of the table that it was saved from: a file that has them is read by it
      headers text[] NOT NULL,
      choices jsonb NOT NULL CONSTRAINT import_profile_choices_object CHECK (jsonb_typeof(choices) = 'object'),
      author_id uuid NOT NULL,
      saved_at timestamptz NOT NULL,
      CONSTRAINT import_profile_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT import_profile_author_fk FOREIGN KEY (organisation_id, author_id) REFERENCES person (organisation_id, id)
    `);
    await db.query('CREATE UNIQUE INDEX import_profile_once ON import_profile (organisation_id, lower(name))');
    await keepHistory(db, 'risk', { ...KEPT_OF_RISK, shown: { ...KEPT_OF_RISK.shown, extra: `coalesce(h.extra, '[]')` } });
    await keepHistory(db, 'import_profile', { key: ['id'] });
    await db.query(`
      CREATE FUNCTION extra_text_of(p_extra jsonb) RETURNS text LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
        SELECT string_agg((x.one ->> 'name') || ': ' || (x.one ->> 'value'), E'\\n' ORDER BY x.place) FROM jsonb_array_elements(p_extra) WITH ORDINALITY x (one, place)
      $$;
      ${searchThrough(EXTRA)}
    `);
    await growsOnly(db, 'risk_assessment', 'recorded_at');
    await growsOnly(db, 'import', 'recorded_at');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP VIEW past.risk, past.risk_assessment, past.import, past.import_profile;
      DROP TABLE import_profile, history.import_profile;
      DROP FUNCTION history.keep_import_profile();
      DROP TRIGGER risk_search_update ON risk;
      ${SUBJECTS.map((table) => `
        ALTER TABLE ${table} DROP COLUMN register_id, DROP CONSTRAINT ${table}_about, ADD CONSTRAINT ${table}_about CHECK (about = 'continuity');`).join('')}
      ALTER TABLE risk_assessment DROP COLUMN published;
      ALTER TABLE risk DROP COLUMN extra;
      ALTER TABLE history.risk DROP COLUMN extra;
    `);
    await keepHistory(db, 'risk', KEPT_OF_RISK);
    await db.query(`${searchThrough()} DROP FUNCTION extra_text_of(jsonb)`);
    await growsOnly(db, 'risk_assessment', 'recorded_at');
    await growsOnly(db, 'import', 'recorded_at');
  }
}

const SUBJECTS = ['import_draft', 'import'];

interface Searched {
  /** What is searched beside the words of a risk `k`, in full wording alone: the public finds nothing by it. */
  besides: string;
  /** Where there is something of it. */
  there: string;
  column: string;
}

const EXTRA: Searched = { besides: `CASE WHEN k.extra <> '[]' THEN extra_text_of(k.extra) END`, there: `k.extra <> '[]'`, column: 'extra' };

const WORDS = 'k.reference, k.title, k.cause, k.event, k.consequence';

/** The trigger goes first: its condition names the columns. */
function searchThrough({ besides, there, column }: Searched | Record<string, never> = {}): string {
  const full = [WORDS, ...(besides ? [besides] : [])].join(', ');
  const watched = ['status', 'reference', 'title', 'cause', 'event', 'consequence', 'register_id', 'exempt_ground', 'public_title', 'public_description', ...(column ? [column] : [])];
  const open = there ? `CASE WHEN ${there} THEN lower(concat_ws(E'\\n', ${WORDS})) END` : 'NULL';
  return `
      DROP TRIGGER IF EXISTS risk_search_update ON risk;
      CREATE OR REPLACE FUNCTION full_text_of(k risk) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT lower(concat_ws(E'\\n', ${full}))
      $$;
      CREATE OR REPLACE FUNCTION public_text_of(k risk) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT CASE WHEN k.exempt_ground IS NULL THEN ${open} WHEN k.public_title IS NULL THEN ''
          ELSE lower(concat_ws(E'\\n', k.reference, k.public_title, k.public_description)) END
      $$;
      CREATE TRIGGER risk_search_update AFTER UPDATE ON risk FOR EACH ROW
        WHEN ((${watched.map((name) => `OLD.${name}`).join(', ')}) IS DISTINCT FROM (${watched.map((name) => `NEW.${name}`).join(', ')}))
        EXECUTE FUNCTION keep_risk_search();
      CREATE OR REPLACE FUNCTION past.risks_holding(p_patterns text[], p_full uuid[], p_public uuid[], p_limit integer) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 100 AS $$
        SELECT k.id FROM past.risk k
        WHERE (k.register_id = ANY (p_full) OR k.register_id = ANY (p_public))
          AND lower(CASE WHEN k.register_id = ANY (p_full) THEN concat_ws(E'\\n', ${full.replaceAll('extra_text_of', 'public.extra_text_of')})
            WHEN k.exempt_ground IS NULL THEN concat_ws(E'\\n', ${WORDS})
            WHEN k.public_title IS NOT NULL THEN concat_ws(E'\\n', k.reference, k.public_title, k.public_description) ELSE '' END) LIKE ALL (p_patterns)
        LIMIT p_limit
      $$;`;
}
