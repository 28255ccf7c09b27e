import type { MigrationInterface, QueryRunner } from 'typeorm';
import { ASSESSMENT_KINDS, EXEMPT_GROUNDS, LAYERS, LIMITS, PROXIMITIES, RISK_STATUSES, TREATMENTS } from '@holdfast/domain';
import { oneOf, tenantTable } from './tenant-table';

/** The standing of one kind, copied onto the risk from its latest assessment, so that lists read one table. */
const standing = (kind: string): string => `
  ${kind}_assessment_id uuid,
  ${kind}_matrix_version_id uuid,
  ${kind}_likelihood text,
  ${kind}_impact text,
  ${kind}_level text,
  ${kind}_score numeric,
  ${kind}_key integer`;

/** Matrices, crosswalks, registers, risks, assessments, kept counts, search. */
export class Registers1795000002000 implements MigrationInterface {
  name = 'Registers1795000002000';

  async up(db: QueryRunner): Promise<void> {
    await tenantTable(db, 'risk_matrix', 'SELECT, INSERT, UPDATE, DELETE', `
      id uuid NOT NULL,
      name text NOT NULL CONSTRAINT risk_matrix_name_length CHECK (char_length(name) BETWEEN 1 AND ${LIMITS.name}),
      description text NOT NULL DEFAULT '' CONSTRAINT risk_matrix_description_length CHECK (char_length(description) <= ${LIMITS.reason}),
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT risk_matrix_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT risk_matrix_name_unique UNIQUE (organisation_id, name)
    `);
    await tenantTable(db, 'risk_matrix_version', 'SELECT, INSERT, UPDATE, DELETE', `
      id uuid NOT NULL,
      matrix_id uuid NOT NULL,
      number smallint NOT NULL CONSTRAINT risk_matrix_version_number CHECK (number >= 1),
      -- a RiskMatrix of libs/domain
      definition jsonb NOT NULL,
      author_id uuid,
      published_at timestamptz,
      published_by uuid,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT risk_matrix_version_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT risk_matrix_version_number_unique UNIQUE (organisation_id, matrix_id, number),
      CONSTRAINT risk_matrix_version_matrix_fk FOREIGN KEY (organisation_id, matrix_id) REFERENCES risk_matrix (organisation_id, id)
    `);
    await db.query(`
      CREATE UNIQUE INDEX risk_matrix_version_one_draft ON risk_matrix_version (organisation_id, matrix_id) WHERE published_at IS NULL;

      CREATE FUNCTION refuse_change_of_published_matrix() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF OLD.published_at IS NOT NULL THEN
            RAISE EXCEPTION 'a published matrix version never changes' USING ERRCODE = 'integrity_constraint_violation',
              CONSTRAINT = 'risk_matrix_version_published_is_final';
          END IF;
          RETURN CASE TG_OP WHEN 'DELETE' THEN OLD ELSE NEW END;
        END $$;
      CREATE TRIGGER risk_matrix_version_published_is_final BEFORE UPDATE OR DELETE ON risk_matrix_version
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_matrix();
    `);
    await tenantTable(db, 'crosswalk', 'SELECT, INSERT', `
      id uuid NOT NULL,
      from_version_id uuid NOT NULL,
      to_version_id uuid NOT NULL,
      -- the highest number is the one in force
      number smallint NOT NULL,
      mapping jsonb NOT NULL,
      reason text NOT NULL DEFAULT '',
      declared_by uuid,
      declared_at timestamptz NOT NULL,
      CONSTRAINT crosswalk_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT crosswalk_number_unique UNIQUE (organisation_id, from_version_id, to_version_id, number),
      CONSTRAINT crosswalk_from_fk FOREIGN KEY (organisation_id, from_version_id) REFERENCES risk_matrix_version (organisation_id, id),
      CONSTRAINT crosswalk_to_fk FOREIGN KEY (organisation_id, to_version_id) REFERENCES risk_matrix_version (organisation_id, id),
      CONSTRAINT crosswalk_between_two CHECK (from_version_id <> to_version_id)
    `);

    await tenantTable(db, 'category', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      name text NOT NULL CONSTRAINT category_name_length CHECK (char_length(name) BETWEEN 1 AND ${LIMITS.name}),
      closed_at timestamptz,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT category_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT category_name_unique UNIQUE (organisation_id, name)
    `);
    await tenantTable(db, 'objective', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      code text NOT NULL CONSTRAINT objective_code_length CHECK (char_length(code) BETWEEN 1 AND ${LIMITS.code}),
      title text NOT NULL CONSTRAINT objective_title_length CHECK (char_length(title) BETWEEN 1 AND ${LIMITS.title}),
      unit_id uuid NOT NULL,
      closed_at timestamptz,
      version integer NOT NULL DEFAULT 1,
      CONSTRAINT objective_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT objective_code_unique UNIQUE (organisation_id, code),
      CONSTRAINT objective_unit_fk FOREIGN KEY (organisation_id, unit_id) REFERENCES unit (organisation_id, id)
    `);

    await tenantTable(db, 'register', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      name text NOT NULL CONSTRAINT register_name_length CHECK (char_length(name) BETWEEN 1 AND ${LIMITS.name}),
      description text NOT NULL DEFAULT '' CONSTRAINT register_description_length CHECK (char_length(description) <= ${LIMITS.reason}),
      layer text NOT NULL CONSTRAINT register_layer CHECK (${oneOf('layer', LAYERS)}),
      prefix text NOT NULL CONSTRAINT register_prefix CHECK (prefix ~ '^[A-Z][A-Z0-9]{1,7}$'),
      unit_id uuid NOT NULL,
      owner_id uuid NOT NULL,
      matrix_version_id uuid NOT NULL,
      -- code of the highest level of risk that the register bears without more ado; null: not stated
      appetite text,
      review_months smallint NOT NULL DEFAULT 3 CONSTRAINT register_review_months CHECK (review_months BETWEEN 1 AND ${LIMITS.reviewCycleMonths}),
      -- level code -> months, where a level is looked at more often than the register
      review_months_by_level jsonb NOT NULL DEFAULT '{}',
      parent_id uuid,
      -- ids from the topmost register to this one, itself included
      path uuid[] NOT NULL,
      closed_at timestamptz,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT register_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT register_prefix_unique UNIQUE (organisation_id, prefix),
      CONSTRAINT register_unit_fk FOREIGN KEY (organisation_id, unit_id) REFERENCES unit (organisation_id, id),
      CONSTRAINT register_owner_fk FOREIGN KEY (organisation_id, owner_id) REFERENCES person (organisation_id, id),
      CONSTRAINT register_matrix_fk FOREIGN KEY (organisation_id, matrix_version_id) REFERENCES risk_matrix_version (organisation_id, id),
      CONSTRAINT register_parent_fk FOREIGN KEY (organisation_id, parent_id) REFERENCES register (organisation_id, id),
      CONSTRAINT register_path_ends_here CHECK (path[array_upper(path, 1)] = id)
    `);
    // Apart from the register itself: each new risk takes a number, and that must not rewrite the row everybody reads.
    await tenantTable(db, 'register_numbering', 'SELECT, INSERT, UPDATE', `
      register_id uuid NOT NULL,
      last_number integer NOT NULL DEFAULT 0,
      CONSTRAINT register_numbering_pk PRIMARY KEY (organisation_id, register_id),
      CONSTRAINT register_numbering_register_fk FOREIGN KEY (organisation_id, register_id) REFERENCES register (organisation_id, id)
    `);

    await tenantTable(db, 'risk', 'SELECT, INSERT, UPDATE, DELETE', `
      id uuid NOT NULL,
      register_id uuid NOT NULL,
      status text NOT NULL CONSTRAINT risk_status CHECK (${oneOf('status', RISK_STATUSES)}),
      number integer,
      reference text,
      title text NOT NULL CONSTRAINT risk_title_length CHECK (char_length(title) BETWEEN 1 AND ${LIMITS.title}),
      cause text NOT NULL DEFAULT '' CONSTRAINT risk_cause_length CHECK (char_length(cause) <= ${LIMITS.narrative}),
      event text NOT NULL DEFAULT '' CONSTRAINT risk_event_length CHECK (char_length(event) <= ${LIMITS.narrative}),
      consequence text NOT NULL DEFAULT '' CONSTRAINT risk_consequence_length CHECK (char_length(consequence) <= ${LIMITS.narrative}),
      category_id uuid,
      owner_id uuid,
      unit_id uuid NOT NULL,
      treatment text CONSTRAINT risk_treatment CHECK (${oneOf('treatment', TREATMENTS)}),
      proximity text CONSTRAINT risk_proximity CHECK (${oneOf('proximity', PROXIMITIES)}),
      exempt_ground text CONSTRAINT risk_exempt_ground CHECK (${oneOf('exempt_ground', EXEMPT_GROUNDS)}),
      public_title text CONSTRAINT risk_public_title_length CHECK (char_length(public_title) BETWEEN 1 AND ${LIMITS.title}),
      public_description text CONSTRAINT risk_public_description_length CHECK (char_length(public_description) <= ${LIMITS.narrative}),
      -- the risk of a register above that an accepted escalation made of this one
      upper_risk_id uuid,
      -- its register while it is open, and whether the public may not see it: kept here by the verbs that change the upper
      -- risk, so that what a risk counts as is told by its own row, and by locking that row alone
      upper_register_id uuid,
      upper_hidden boolean NOT NULL DEFAULT false,
      author_id uuid NOT NULL,
      opened_at timestamptz,
      closed_at timestamptz,
      close_reason text,
      next_review date,
      ${ASSESSMENT_KINDS.map(standing).join(',')},
      -- what the residual did at its latest assessment: new, now-scored, now-unscored, not-comparable or levels; and by how many levels
      residual_movement text,
      residual_moved smallint,
      target_date date,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL DEFAULT now(),
      updated_at timestamptz NOT NULL DEFAULT now(),
      CONSTRAINT risk_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT risk_number_unique UNIQUE (organisation_id, register_id, number),
      CONSTRAINT risk_numbered_once_open CHECK ((status = 'draft') = (number IS NULL)),
      CONSTRAINT risk_wording_needs_ground CHECK (exempt_ground IS NOT NULL OR (public_title IS NULL AND public_description IS NULL)),
      CONSTRAINT risk_register_fk FOREIGN KEY (organisation_id, register_id) REFERENCES register (organisation_id, id),
      CONSTRAINT risk_category_fk FOREIGN KEY (organisation_id, category_id) REFERENCES category (organisation_id, id),
      CONSTRAINT risk_owner_fk FOREIGN KEY (organisation_id, owner_id) REFERENCES person (organisation_id, id),
      CONSTRAINT risk_unit_fk FOREIGN KEY (organisation_id, unit_id) REFERENCES unit (organisation_id, id),
      CONSTRAINT risk_upper_fk FOREIGN KEY (organisation_id, upper_risk_id) REFERENCES risk (organisation_id, id)
    `);
    await db.query(`
      -- the order of a list, read from either end; what has no key stands at the end and is read by itself.
      -- With what decides on the public's sight, so that the index alone tells the page.
      CREATE INDEX risk_by_residual ON risk (organisation_id, register_id, residual_key, id) INCLUDE (exempt_ground, public_title) WHERE status = 'open';
      CREATE INDEX risk_by_review ON risk (organisation_id, register_id, next_review, id) INCLUDE (exempt_ground, public_title) WHERE status = 'open';
      CREATE INDEX risk_by_category ON risk (organisation_id, register_id, category_id) INCLUDE (exempt_ground, public_title) WHERE status = 'open';
      CREATE INDEX risk_by_owner ON risk (organisation_id, owner_id, register_id);
      CREATE INDEX risk_by_upper ON risk (organisation_id, upper_risk_id) WHERE upper_risk_id IS NOT NULL;
      CREATE INDEX risk_drafts ON risk (organisation_id, register_id, author_id) WHERE status = 'draft';
      ${ASSESSMENT_KINDS.map((kind) => `
        CREATE INDEX risk_in_${kind}_cell ON risk
          (organisation_id, register_id, ${kind}_matrix_version_id, ${kind}_likelihood, ${kind}_impact, number)
          WHERE status = 'open' AND ${kind}_likelihood IS NOT NULL;`).join('')}
    `);

    await tenantTable(db, 'risk_objective', 'SELECT, INSERT, DELETE', `
      risk_id uuid NOT NULL,
      objective_id uuid NOT NULL,
      CONSTRAINT risk_objective_pk PRIMARY KEY (organisation_id, risk_id, objective_id),
      CONSTRAINT risk_objective_risk_fk FOREIGN KEY (organisation_id, risk_id) REFERENCES risk (organisation_id, id) ON DELETE CASCADE,
      CONSTRAINT risk_objective_objective_fk FOREIGN KEY (organisation_id, objective_id) REFERENCES objective (organisation_id, id)
    `);
    await db.query(`CREATE INDEX risk_objective_of_objective ON risk_objective (organisation_id, objective_id, risk_id)`);

    // Append-only: the serving role may not update; a draft's assessments go with the discarded draft.
    await tenantTable(db, 'risk_assessment', 'SELECT, INSERT, DELETE', `
      id uuid NOT NULL,
      risk_id uuid NOT NULL,
      kind text NOT NULL CONSTRAINT risk_assessment_kind CHECK (${oneOf('kind', ASSESSMENT_KINDS)}),
      matrix_version_id uuid NOT NULL,
      likelihood text,
      impact text,
      -- code of a level of the matrix version; alone when only the level is known; null: withdrawn to unscored
      level text,
      score numeric,
      severity_key integer,
      target_date date,
      rationale text NOT NULL DEFAULT '' CONSTRAINT risk_assessment_rationale_length CHECK (char_length(rationale) <= ${LIMITS.reason}),
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT risk_assessment_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT risk_assessment_risk_fk FOREIGN KEY (organisation_id, risk_id) REFERENCES risk (organisation_id, id) ON DELETE CASCADE,
      CONSTRAINT risk_assessment_matrix_fk FOREIGN KEY (organisation_id, matrix_version_id) REFERENCES risk_matrix_version (organisation_id, id),
      CONSTRAINT risk_assessment_whole_cell CHECK ((likelihood IS NULL) = (impact IS NULL)),
      CONSTRAINT risk_assessment_cell_has_level CHECK (likelihood IS NULL OR level IS NOT NULL),
      CONSTRAINT risk_assessment_key_with_level CHECK ((severity_key IS NULL) = (level IS NULL))
    `);
    await db.query(`
      CREATE INDEX risk_assessment_of_risk ON risk_assessment (organisation_id, risk_id, kind, id);
      CREATE FUNCTION refuse_change_of_assessment() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF TG_OP = 'DELETE' AND EXISTS (SELECT FROM risk r WHERE r.organisation_id = OLD.organisation_id AND r.id = OLD.risk_id AND r.status = 'draft')
            OR TG_OP = 'DELETE' AND NOT EXISTS (SELECT FROM risk r WHERE r.organisation_id = OLD.organisation_id AND r.id = OLD.risk_id)
          THEN RETURN OLD; END IF;
          RAISE EXCEPTION 'an assessment is never changed' USING ERRCODE = 'integrity_constraint_violation',
            CONSTRAINT = 'risk_assessment_append_only';
        END $$;
      CREATE TRIGGER risk_assessment_append_only BEFORE UPDATE OR DELETE ON risk_assessment
        FOR EACH ROW EXECUTE FUNCTION refuse_change_of_assessment();
    `);

    // Kept counts of open risks: what an unfiltered heat map reads. '' and the nil UUID stand for "none" in the key.
    await tenantTable(db, 'standing_count', 'SELECT, INSERT, UPDATE, DELETE', `
      register_id uuid NOT NULL,
      kind text NOT NULL,
      matrix_version_id uuid NOT NULL,
      likelihood text NOT NULL,
      impact text NOT NULL,
      level text NOT NULL,
      -- exempt without a public wording: told to a public reader by number alone
      hidden boolean NOT NULL,
      upper_register_id uuid NOT NULL,
      -- the accepted upper risk is exempt without a public wording: for a public reader it is not there to stand for this one
      upper_hidden boolean NOT NULL,
      -- 0 stays: the row is there for the next risk
      risks integer NOT NULL,
      -- of these, residual only: how many rose or came down at the latest assessment (by the sign of risk.residual_moved)
      rose integer NOT NULL,
      fell integer NOT NULL,
      CONSTRAINT standing_count_pk PRIMARY KEY
        (organisation_id, register_id, kind, matrix_version_id, likelihood, impact, level, hidden, upper_register_id, upper_hidden)
    `);
    // Not a CHECK: that is asked of the row proposed to INSERT ... ON CONFLICT DO UPDATE too, which may be a decrease.
    await db.query(`
      CREATE FUNCTION refuse_negative_count() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          RAISE EXCEPTION 'fewer than no risks' USING ERRCODE = 'check_violation', CONSTRAINT = 'standing_count_not_negative';
        END $$;
      CREATE TRIGGER standing_count_not_negative AFTER INSERT OR UPDATE ON standing_count
        FOR EACH ROW WHEN (least(NEW.rose, NEW.fell, NEW.risks - NEW.rose - NEW.fell) < 0) EXECUTE FUNCTION refuse_negative_count();

      -- Makes the kept counts anew from the risks: after risks came in by the thousand, past the verbs that keep them.
      -- A test runs verbs at random and holds what they kept against this.
      CREATE FUNCTION recount_standings(p_organisation uuid) RETURNS void LANGUAGE plpgsql AS $$
        BEGIN
          -- Every verb on a risk shares the lock of its register: none is under way, none begins.
          PERFORM FROM register WHERE organisation_id = p_organisation ORDER BY id FOR UPDATE;

          UPDATE risk k SET upper_register_id = told.register_id, upper_hidden = told.hidden
          FROM (
            SELECT l.id, u.register_id, coalesce(u.exempt_ground IS NOT NULL AND u.public_title IS NULL, false) AS hidden
            FROM risk l LEFT JOIN risk u ON u.organisation_id = l.organisation_id AND u.id = l.upper_risk_id AND u.status = 'open'
            WHERE l.organisation_id = p_organisation AND (l.upper_risk_id IS NOT NULL OR l.upper_register_id IS NOT NULL)
          ) told
          WHERE k.organisation_id = p_organisation AND k.id = told.id
            AND (k.upper_register_id, k.upper_hidden) IS DISTINCT FROM (told.register_id, told.hidden);

          DELETE FROM standing_count WHERE organisation_id = p_organisation;
          INSERT INTO standing_count
          SELECT k.organisation_id, k.register_id, s.kind,
            coalesce(CASE WHEN s.level IS NOT NULL THEN s.matrix_version_id END, '00000000-0000-0000-0000-000000000000'),
            coalesce(s.likelihood, ''), coalesce(s.impact, ''), coalesce(s.level, ''),
            k.exempt_ground IS NOT NULL AND k.public_title IS NULL,
            coalesce(k.upper_register_id, '00000000-0000-0000-0000-000000000000'), k.upper_hidden, count(*),
            count(*) FILTER (WHERE s.kind = 'residual' AND k.residual_movement = 'levels' AND k.residual_moved > 0),
            count(*) FILTER (WHERE s.kind = 'residual' AND k.residual_movement = 'levels' AND k.residual_moved < 0)
          FROM risk k CROSS JOIN LATERAL (VALUES ${ASSESSMENT_KINDS.map((kind) => `
            ('${kind}', k.${kind}_matrix_version_id, k.${kind}_likelihood, k.${kind}_impact, k.${kind}_level)`).join(',')}
          ) s (kind, matrix_version_id, likelihood, impact, level)
          WHERE k.organisation_id = p_organisation AND k.status = 'open'
          GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10;
        END $$;
      REVOKE ALL ON FUNCTION recount_standings(uuid) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION recount_standings(uuid) TO holdfast_serving;
    `);

    await db.query(`
      CREATE EXTENSION IF NOT EXISTS pg_trgm;
      CREATE EXTENSION IF NOT EXISTS btree_gin;
      -- What is searched, in small letters. public_text: null is the same as full_text, '' is nothing at all.
      CREATE FUNCTION full_text_of(k risk) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT lower(concat_ws(E'\\n', k.reference, k.title, k.cause, k.event, k.consequence))
      $$;
      CREATE FUNCTION public_text_of(k risk) RETURNS text LANGUAGE sql STABLE AS $$
        SELECT CASE WHEN k.exempt_ground IS NULL THEN NULL WHEN k.public_title IS NULL THEN ''
          ELSE lower(concat_ws(E'\\n', k.reference, k.public_title, k.public_description)) END
      $$;
      CREATE TABLE risk_search (
        organisation_id uuid NOT NULL,
        risk_id uuid NOT NULL,
        register_id uuid NOT NULL,
        full_text text NOT NULL,
        public_text text,
        CONSTRAINT risk_search_pk PRIMARY KEY (organisation_id, risk_id),
        CONSTRAINT risk_search_risk_fk FOREIGN KEY (organisation_id, risk_id) REFERENCES risk (organisation_id, id) ON DELETE CASCADE
      );
      CREATE INDEX risk_search_full ON risk_search USING gin (organisation_id, register_id, full_text gin_trgm_ops);
      CREATE INDEX risk_search_public ON risk_search USING gin (organisation_id, register_id, public_text gin_trgm_ops) WHERE public_text <> '';
      CREATE INDEX risk_search_newest ON risk_search (organisation_id, register_id, risk_id);

      CREATE FUNCTION keep_risk_search() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
        BEGIN
          IF NEW.status = 'draft' THEN RETURN NULL; END IF;
          INSERT INTO risk_search VALUES (NEW.organisation_id, NEW.id, NEW.register_id, full_text_of(NEW), public_text_of(NEW))
          ON CONFLICT ON CONSTRAINT risk_search_pk DO UPDATE
            SET register_id = excluded.register_id, full_text = excluded.full_text, public_text = excluded.public_text;
          RETURN NULL;
        END $$;
      CREATE TRIGGER risk_search_insert AFTER INSERT ON risk FOR EACH ROW EXECUTE FUNCTION keep_risk_search();
      CREATE TRIGGER risk_search_update AFTER UPDATE ON risk FOR EACH ROW
        WHEN ((OLD.status, OLD.reference, OLD.title, OLD.cause, OLD.event, OLD.consequence, OLD.register_id,
            OLD.exempt_ground, OLD.public_title, OLD.public_description)
          IS DISTINCT FROM (NEW.status, NEW.reference, NEW.title, NEW.cause, NEW.event, NEW.consequence, NEW.register_id,
            NEW.exempt_ground, NEW.public_title, NEW.public_description))
        EXECUTE FUNCTION keep_risk_search();

      -- Registers that a person may read, and in which wording. The same rule as wordingFor() in libs/domain;
      -- a test holds the two together.
      -- PL/pgSQL, since it keeps its plans from call to call: as part of every statement it took longer to plan than to run.
      CREATE FUNCTION readable_registers(p_person uuid, p_only uuid DEFAULT NULL) RETURNS TABLE (register_id uuid, wording text)
        LANGUAGE plpgsql STABLE ROWS 50 AS $$
        DECLARE
          v_everything boolean;
          v_units uuid[];
          v_viewed uuid[];
        BEGIN
          SELECT coalesce(bool_or(a.role IN ('risk-manager', 'auditor')), false),
            array_agg(a.unit_id) FILTER (WHERE a.role <> 'viewer'), array_agg(a.unit_id) FILTER (WHERE a.role = 'viewer')
          INTO v_everything, v_units, v_viewed
          FROM role_assignment a
          WHERE a.organisation_id = (SELECT current_organisation()) AND a.person_id = p_person AND a.ended_at IS NULL;

          RETURN QUERY
          SELECT judged.id, judged.words FROM (
            SELECT r.id, CASE
              WHEN v_everything OR r.owner_id = p_person OR u.path && v_units THEN 'full'
              WHEN EXISTS (SELECT FROM risk k WHERE k.organisation_id = r.organisation_id AND k.owner_id = p_person
                           AND k.register_id = r.id AND k.status <> 'draft') THEN 'full'
              WHEN u.path && v_viewed THEN 'public'
            END AS words
            FROM register r JOIN unit u ON u.organisation_id = r.organisation_id AND u.id = r.unit_id
            WHERE r.organisation_id = (SELECT current_organisation()) AND (p_only IS NULL OR r.id = p_only)
            OFFSET 0 -- judged once, not once to filter and once to tell
          ) judged WHERE judged.words IS NOT NULL;
        END $$;
      GRANT EXECUTE ON FUNCTION readable_registers(uuid, uuid) TO holdfast_serving;

      -- Risks that hold every word in what is shown of them, words given as patterns with the longest first, looked up by
      -- the letters. Under row-level security LIKE could not use its index (it is not leakproof), so these functions look
      -- for the caller's organisation and nothing else; the caller joins the ids back to risk, under row-level security.
      -- The settings keep a plan that walks all rows from being chosen for a word that the statistics know nothing of.
      CREATE FUNCTION risks_holding(p_patterns text[], p_full uuid[], p_public uuid[], p_limit integer)
        RETURNS SETOF uuid LANGUAGE plpgsql STABLE ROWS 100 SECURITY DEFINER
        SET search_path = public, pg_temp SET enable_indexscan = off SET enable_seqscan = off AS $$
        DECLARE
          v_organisation uuid := current_organisation();
          v_second text := coalesce(p_patterns[2], '%');
        BEGIN
          IF cardinality(p_full) + cardinality(p_public) <= 10 THEN
            RETURN QUERY SELECT s.risk_id FROM unnest(p_full || p_public) WITH ORDINALITY AS r (id, n)
              JOIN LATERAL (
                SELECT t.risk_id FROM risk_search t WHERE t.organisation_id = v_organisation AND t.register_id = r.id
                  AND t.full_text LIKE p_patterns[1] AND t.full_text LIKE v_second AND t.full_text LIKE ALL (p_patterns)
                  AND (r.n <= cardinality(p_full) OR t.public_text IS NULL) LIMIT p_limit
              ) s ON true LIMIT p_limit;
          ELSE
            RETURN QUERY SELECT t.risk_id FROM risk_search t WHERE t.organisation_id = v_organisation
              AND t.full_text LIKE p_patterns[1] AND t.full_text LIKE v_second AND t.full_text LIKE ALL (p_patterns)
              AND (t.register_id = ANY (p_full) OR t.register_id = ANY (p_public) AND t.public_text IS NULL) LIMIT p_limit;
          END IF;
          IF cardinality(p_public) > 0 THEN
            RETURN QUERY SELECT t.risk_id FROM risk_search t WHERE t.organisation_id = v_organisation AND t.public_text <> ''
              AND t.public_text LIKE p_patterns[1] AND t.public_text LIKE ALL (p_patterns) AND t.register_id = ANY (p_public) LIMIT p_limit;
          END IF;
        END $$;
      REVOKE ALL ON FUNCTION risks_holding(text[], uuid[], uuid[], integer) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION risks_holding(text[], uuid[], uuid[], integer) TO holdfast_serving;

      -- Candidates for a search, at most p_limit and a few. First a look at the newest of each register: a word that is common
      -- there is found by reading on, for an index of letters would name every place that has it before giving the first.
      -- What has not three letters or digits on end is in no such index: then some 20,000 are read, and no more.
      CREATE FUNCTION find_risks(p_patterns text[], p_full uuid[], p_public uuid[], p_limit integer)
        RETURNS SETOF uuid LANGUAGE plpgsql STABLE ROWS 100 SECURITY DEFINER
        SET search_path = public, pg_temp SET enable_seqscan = off SET enable_bitmapscan = off AS $$
        DECLARE
          v_organisation uuid := current_organisation();
          v_registers uuid[] := p_full || p_public;
          v_indexed boolean := p_patterns[1] ~ '[[:alnum:]]{3}';
          v_each integer := ceil(1000.0 / greatest(cardinality(p_full) + cardinality(p_public), 1));
          v_looked integer;
          v_found uuid[];
        BEGIN
          FOR v_round IN 1..2 LOOP
            SELECT count(*), coalesce(array_agg(newest.risk_id) FILTER (WHERE CASE WHEN newest.n <= cardinality(p_full) OR newest.public_text IS NULL
              THEN newest.full_text ELSE newest.public_text END LIKE ALL (p_patterns)), '{}')
            INTO v_looked, v_found
            FROM (
              SELECT r.n, s.* FROM unnest(v_registers) WITH ORDINALITY AS r (id, n)
              CROSS JOIN LATERAL (
                SELECT t.risk_id, t.full_text, t.public_text FROM risk_search t
                WHERE t.organisation_id = v_organisation AND t.register_id = r.id ORDER BY t.register_id DESC, t.risk_id DESC LIMIT v_each
              ) s
            ) newest;
            EXIT WHEN cardinality(v_found) >= p_limit OR v_indexed AND cardinality(v_found) < v_looked / 20;
            v_each := least(20 * v_each, ceil(1.5 * v_each * p_limit / greatest(cardinality(v_found), 1)));
          END LOOP;
          RETURN QUERY SELECT unnest(v_found[1 : p_limit]);
          IF cardinality(v_found) < p_limit AND v_indexed THEN
            RETURN QUERY SELECT * FROM risks_holding(p_patterns, p_full, p_public, p_limit);
          END IF;
        END $$;
      REVOKE ALL ON FUNCTION find_risks(text[], uuid[], uuid[], integer) FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION find_risks(text[], uuid[], uuid[], integer) TO holdfast_serving;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION find_risks(text[], uuid[], uuid[], integer);
      DROP FUNCTION risks_holding(text[], uuid[], uuid[], integer);
      DROP FUNCTION readable_registers(uuid, uuid);
      DROP TABLE risk_search;
      DROP FUNCTION full_text_of(risk), public_text_of(risk);
      DROP TABLE standing_count, risk_assessment, risk_objective, risk, register_numbering, register, objective, category,
        crosswalk, risk_matrix_version, risk_matrix;
      DROP FUNCTION recount_standings(uuid);
      DROP FUNCTION keep_risk_search();
      DROP FUNCTION refuse_negative_count();
      DROP FUNCTION refuse_change_of_assessment();
      DROP FUNCTION refuse_change_of_published_matrix();
    `);
  }
}
