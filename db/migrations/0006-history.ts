import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ASSESSMENT_KINDS } from '@holdfast/domain';
import { growsOnly, keepHistory, type Kept } from './keep-history';

/** Of a risk as the public may read it: today's exemption governs the past too. For everybody else it is as it was. */
const exemptionOf = (column: string): string => `CASE WHEN h.register_id = ANY ((SELECT past.public_registers())::uuid[])
  THEN (SELECT t.${column} FROM public.risk t WHERE t.organisation_id = h.organisation_id AND t.id = h.id) ELSE h.${column} END`;

/** Said again whenever a risk gets a column. */
export const KEPT_OF_RISK: Kept = {
  key: ['id'], asked: ['register_id'],
  // A draft is its author's own, and was never in the register.
  only: `h.status <> 'draft'`,
  shown: {
    ...Object.fromEntries(['exempt_ground', 'public_title', 'public_description'].map((column) => [column, exemptionOf(column)])),
    upper_hidden: `CASE WHEN h.upper_register_id = ANY ((SELECT past.public_registers())::uuid[])
      THEN EXISTS (SELECT FROM public.risk t WHERE t.organisation_id = h.organisation_id AND t.id = h.upper_risk_id AND t.exempt_ground IS NOT NULL AND t.public_title IS NULL)
      ELSE h.upper_hidden END`,
  },
};

/** What was recorded stays, and can be asked for as at any past moment. */
export class History1795000005000 implements MigrationInterface {
  name = 'History1795000005000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- Nothing is granted on it: the past is written by triggers, and read through the views of the other schema.
      CREATE SCHEMA history;
      -- The moment that the transaction records; the server's own clock for what no verb does.
      CREATE FUNCTION history.moment() RETURNS timestamptz LANGUAGE sql STABLE SET search_path = pg_catalog, pg_temp
        AS $$ SELECT coalesce(nullif(current_setting('holdfast.moment', true), '')::timestamptz, now()) $$;

      CREATE SCHEMA past;
      GRANT USAGE ON SCHEMA past TO holdfast_serving;
      CREATE FUNCTION past.as_at() RETURNS timestamptz LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT current_setting('holdfast.as_at')::timestamptz $$;
      -- Registers that the caller reads in public wording today.
      CREATE FUNCTION past.public_registers() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
        AS $$ SELECT coalesce(nullif(current_setting('holdfast.public_registers', true), ''), '{}')::uuid[] $$;

      -- Who may read what is always decided by today, whatever moment is read.
      ALTER FUNCTION readable_registers(uuid, uuid) SET search_path = public, pg_temp;
    `);

    await keepHistory(db, 'organisation', { key: [] });
    await keepHistory(db, 'unit', { key: ['id'] });
    await keepHistory(db, 'person', { key: ['id'], without: ['password_hash', 'last_visit_at', 'previous_visit_at'] });
    await keepHistory(db, 'risk_matrix', { key: ['id'] });
    await keepHistory(db, 'risk_matrix_version', { key: ['id'] });
    await keepHistory(db, 'category', { key: ['id'] });
    await keepHistory(db, 'objective', { key: ['id'] });
    await keepHistory(db, 'register', { key: ['id'] });
    await keepHistory(db, 'risk', KEPT_OF_RISK);
    await keepHistory(db, 'risk_objective', { key: ['risk_id', 'objective_id'] });
    await growsOnly(db, 'risk_assessment', 'recorded_at');
    await growsOnly(db, 'crosswalk', 'declared_at');

    await keepHistory(db, 'control', { key: ['id'], asked: ['risk_id'] });
    await growsOnly(db, 'control_assessment', 'recorded_at');
    await keepHistory(db, 'action', { key: ['id'] });
    await keepHistory(db, 'action_risk', { key: ['action_id', 'risk_id'], asked: ['risk_id'] });
    await keepHistory(db, 'action_objective', { key: ['action_id', 'objective_id'] });
    await keepHistory(db, 'action_cost', { key: ['action_id', 'financial_year', 'kind'] });
    await growsOnly(db, 'action_entry', 'recorded_at');
    await keepHistory(db, 'risk_acceptance', { key: ['id'], asked: ['risk_id'] });
    await keepHistory(db, 'attachment', { key: ['id'], asked: ['subject_id'] });

    await db.query(`
      -- The first moment of which anything is known here.
      CREATE FUNCTION past.begins_at() RETURNS timestamptz LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp
        AS $$ SELECT min(recorded_from) FROM history.organisation WHERE id = public.current_organisation() $$;

      -- How the open risks of a register stood: what the kept counts say of the present.
      CREATE FUNCTION past.standing_counts(p_register uuid) RETURNS TABLE (kind text, matrix_version_id uuid, likelihood text, impact text, level text,
        hidden boolean, upper_register_id uuid, upper_hidden boolean, risks integer, rose integer, fell integer) LANGUAGE sql STABLE ROWS 50 AS $$
        SELECT s.kind, coalesce(CASE WHEN s.level IS NOT NULL THEN s.matrix_version_id END, '00000000-0000-0000-0000-000000000000'),
          coalesce(s.likelihood, ''), coalesce(s.impact, ''), coalesce(s.level, ''),
          k.exempt_ground IS NOT NULL AND k.public_title IS NULL,
          coalesce(k.upper_register_id, '00000000-0000-0000-0000-000000000000'), k.upper_hidden, count(*)::int,
          (count(*) FILTER (WHERE s.kind = 'residual' AND k.residual_movement = 'levels' AND k.residual_moved > 0))::int,
          (count(*) FILTER (WHERE s.kind = 'residual' AND k.residual_movement = 'levels' AND k.residual_moved < 0))::int
        FROM past.risk k CROSS JOIN LATERAL (VALUES ${ASSESSMENT_KINDS.map((kind) => `
          ('${kind}', k.${kind}_matrix_version_id, k.${kind}_likelihood, k.${kind}_impact, k.${kind}_level)`).join(',')}
        ) s (kind, matrix_version_id, likelihood, impact, level)
        WHERE k.register_id = p_register AND k.status = 'open'
        GROUP BY 1, 2, 3, 4, 5, 6, 7, 8
      $$;

      -- Of the same name and shape as the one of the present, which looks through a table that is kept for it.
      CREATE FUNCTION past.risks_holding(p_patterns text[], p_full uuid[], p_public uuid[], p_limit integer) RETURNS SETOF uuid LANGUAGE sql STABLE ROWS 100 AS $$
        SELECT k.id FROM past.risk k
        WHERE (k.register_id = ANY (p_full) OR k.register_id = ANY (p_public))
          AND lower(CASE WHEN k.register_id = ANY (p_full) OR k.exempt_ground IS NULL THEN concat_ws(E'\\n', k.reference, k.title, k.cause, k.event, k.consequence)
            WHEN k.public_title IS NOT NULL THEN concat_ws(E'\\n', k.reference, k.public_title, k.public_description) ELSE '' END) LIKE ALL (p_patterns)
        LIMIT p_limit
      $$;
      GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA past TO holdfast_serving;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP SCHEMA past CASCADE;
      -- With their triggers.
      DROP SCHEMA history CASCADE;
      ALTER FUNCTION readable_registers(uuid, uuid) RESET ALL;
    `);
  }
}
