import type { MigrationInterface, QueryRunner } from 'typeorm';
import { CONTINUITY_LIMITS, LIMITS, LONGEST_DURATION, RESOURCE_KINDS } from '@holdfast/domain';
import { growsOnly, keepHistory } from './keep-history';
import { oneOf, tenantTable } from './tenant-table';

/** What must go on, and what it leans on; who must be served first; whom to call; and the hours in which time is counted. */
export class Continuity1795000017000 implements MigrationInterface {
  name = 'Continuity1795000017000';

  async up(db: QueryRunner): Promise<void> {
    await tenantTable(db, 'continuity_numbering', 'SELECT, INSERT, UPDATE', `
      last_activity_number integer NOT NULL DEFAULT 0,
      last_resource_number integer NOT NULL DEFAULT 0,
      CONSTRAINT continuity_numbering_pk PRIMARY KEY (organisation_id)
    `);
    await tenantTable(db, 'working_calendar', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      name text NOT NULL CONSTRAINT working_calendar_name_length CHECK (char_length(name) BETWEEN 1 AND ${LIMITS.name}),
      -- a list of { weekday 1 to 7, from 'HH:MM', to 'HH:MM' }, on the organisation's clock
      weekly jsonb NOT NULL CONSTRAINT working_calendar_weekly_list CHECK (jsonb_typeof(weekly) = 'array'),
      -- a list of 'yyyy-mm-dd'
      holidays jsonb NOT NULL DEFAULT '[]' CONSTRAINT working_calendar_holidays_list CHECK (jsonb_typeof(holidays) = 'array'),
      is_default boolean NOT NULL DEFAULT false,
      retired_at timestamptz,
      author_id uuid NOT NULL,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL,
      CONSTRAINT working_calendar_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT working_calendar_default_in_use CHECK (NOT is_default OR retired_at IS NULL)
    `);
    await db.query(`
      CREATE UNIQUE INDEX working_calendar_one_default ON working_calendar (organisation_id) WHERE is_default;
      CREATE UNIQUE INDEX working_calendar_name_unique ON working_calendar (organisation_id, lower(name)) WHERE retired_at IS NULL;
    `);

    await tenantTable(db, 'activity', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      number integer NOT NULL,
      reference text NOT NULL,
      name text NOT NULL CONSTRAINT activity_name_length CHECK (char_length(name) BETWEEN 1 AND ${LIMITS.title}),
      description text NOT NULL DEFAULT '' CONSTRAINT activity_description_length CHECK (char_length(description) <= ${LIMITS.narrative}),
      unit_id uuid NOT NULL,
      owner_id uuid NOT NULL,
      -- null: not decided yet
      critical boolean,
      critical_reason text NOT NULL DEFAULT '' CONSTRAINT activity_critical_reason_length CHECK (char_length(critical_reason) <= ${LIMITS.reason}),
      -- the duty that it serves; '': none
      statutory text NOT NULL DEFAULT '' CONSTRAINT activity_statutory_length CHECK (char_length(statutory) <= ${LIMITS.title}),
      ${duration('resume', 'activity')},
      ${retirement('activity')},
      author_id uuid NOT NULL,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL,
      CONSTRAINT activity_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT activity_number_unique UNIQUE (organisation_id, number),
      CONSTRAINT activity_unit_fk FOREIGN KEY (organisation_id, unit_id) REFERENCES unit (organisation_id, id),
      CONSTRAINT activity_owner_fk FOREIGN KEY (organisation_id, owner_id) REFERENCES person (organisation_id, id)
    `);
    await db.query('CREATE INDEX activity_of_owner ON activity (organisation_id, owner_id)');

    await tenantTable(db, 'resource', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      number integer NOT NULL,
      reference text NOT NULL,
      kind text NOT NULL CONSTRAINT resource_kind CHECK (${oneOf('kind', RESOURCE_KINDS)}),
      name text NOT NULL CONSTRAINT resource_name_length CHECK (char_length(name) BETWEEN 1 AND ${LIMITS.title}),
      description text NOT NULL DEFAULT '' CONSTRAINT resource_description_length CHECK (char_length(description) <= ${LIMITS.narrative}),
      unit_id uuid NOT NULL,
      owner_id uuid NOT NULL,
      located_at_id uuid,
      supplier_id uuid,
      -- it has to be brought up before it serves, also when it is not lost
      standby boolean NOT NULL DEFAULT false,
      quantity integer CONSTRAINT resource_quantity CHECK (quantity BETWEEN 0 AND ${CONTINUITY_LIMITS.quantity}),
      ${duration('declared', 'resource')},
      ${duration('contractual', 'resource')},
      data_loss_minutes integer CONSTRAINT resource_data_loss_span CHECK (data_loss_minutes BETWEEN 0 AND ${LONGEST_DURATION}),
      ${retirement('resource')},
      author_id uuid NOT NULL,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL,
      CONSTRAINT resource_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT resource_number_unique UNIQUE (organisation_id, number),
      CONSTRAINT resource_unit_fk FOREIGN KEY (organisation_id, unit_id) REFERENCES unit (organisation_id, id),
      CONSTRAINT resource_owner_fk FOREIGN KEY (organisation_id, owner_id) REFERENCES person (organisation_id, id),
      CONSTRAINT resource_located_at_fk FOREIGN KEY (organisation_id, located_at_id) REFERENCES resource (organisation_id, id),
      CONSTRAINT resource_supplier_fk FOREIGN KEY (organisation_id, supplier_id) REFERENCES resource (organisation_id, id),
      CONSTRAINT resource_not_at_itself CHECK (located_at_id <> id AND supplier_id <> id)
    `);
    await db.query(`
      CREATE INDEX resource_of_owner ON resource (organisation_id, owner_id);
      CREATE INDEX resource_at_site ON resource (organisation_id, located_at_id);
      CREATE INDEX resource_of_supplier ON resource (organisation_id, supplier_id);
    `);

    await tenantTable(db, 'dependency', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      dependent_activity_id uuid,
      dependent_resource_id uuid,
      -- how many of its members suffice
      needed smallint NOT NULL CONSTRAINT dependency_needed CHECK (needed BETWEEN 1 AND ${CONTINUITY_LIMITS.members}),
      note text NOT NULL DEFAULT '' CONSTRAINT dependency_note_length CHECK (char_length(note) <= ${LIMITS.reason}),
      ${retirement('dependency')},
      author_id uuid NOT NULL,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL,
      CONSTRAINT dependency_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT dependency_activity_fk FOREIGN KEY (organisation_id, dependent_activity_id) REFERENCES activity (organisation_id, id),
      CONSTRAINT dependency_resource_fk FOREIGN KEY (organisation_id, dependent_resource_id) REFERENCES resource (organisation_id, id),
      CONSTRAINT dependency_of_one CHECK (num_nonnulls(dependent_activity_id, dependent_resource_id) = 1)
    `);
    await db.query(`
      CREATE INDEX dependency_of_activity ON dependency (organisation_id, dependent_activity_id);
      CREATE INDEX dependency_of_resource ON dependency (organisation_id, dependent_resource_id);
    `);
    await tenantTable(db, 'dependency_member', 'SELECT, INSERT, DELETE', `
      id uuid NOT NULL,
      dependency_id uuid NOT NULL,
      activity_id uuid,
      resource_id uuid,
      CONSTRAINT dependency_member_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT dependency_member_dependency_fk FOREIGN KEY (organisation_id, dependency_id) REFERENCES dependency (organisation_id, id),
      CONSTRAINT dependency_member_activity_fk FOREIGN KEY (organisation_id, activity_id) REFERENCES activity (organisation_id, id),
      CONSTRAINT dependency_member_resource_fk FOREIGN KEY (organisation_id, resource_id) REFERENCES resource (organisation_id, id),
      CONSTRAINT dependency_member_is_one CHECK (num_nonnulls(activity_id, resource_id) = 1),
      CONSTRAINT dependency_member_once UNIQUE NULLS NOT DISTINCT (organisation_id, dependency_id, activity_id, resource_id)
    `);
    await db.query(`
      CREATE INDEX dependency_on_activity ON dependency_member (organisation_id, activity_id);
      CREATE INDEX dependency_on_resource ON dependency_member (organisation_id, resource_id);
    `);

    await tenantTable(db, 'critical_user', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      activity_id uuid NOT NULL,
      name text NOT NULL CONSTRAINT critical_user_name_length CHECK (char_length(name) BETWEEN 1 AND ${LIMITS.title}),
      how_many integer CONSTRAINT critical_user_how_many CHECK (how_many BETWEEN 0 AND ${CONTINUITY_LIMITS.quantity}),
      needs text NOT NULL DEFAULT '' CONSTRAINT critical_user_needs_length CHECK (char_length(needs) <= ${LIMITS.reason}),
      solution text NOT NULL DEFAULT '' CONSTRAINT critical_user_solution_length CHECK (char_length(solution) <= ${LIMITS.reason}),
      -- as its latest verification says
      verified_on date,
      verified_by uuid,
      ${retirement('critical_user')},
      author_id uuid NOT NULL,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL,
      CONSTRAINT critical_user_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT critical_user_activity_fk FOREIGN KEY (organisation_id, activity_id) REFERENCES activity (organisation_id, id),
      CONSTRAINT critical_user_verified_by_fk FOREIGN KEY (organisation_id, verified_by) REFERENCES person (organisation_id, id),
      CONSTRAINT critical_user_verified_whole CHECK ((verified_on IS NULL) = (verified_by IS NULL))
    `);
    await db.query('CREATE INDEX critical_user_of_activity ON critical_user (organisation_id, activity_id)');
    await tenantTable(db, 'critical_user_verification', 'SELECT, INSERT', `
      id uuid NOT NULL,
      critical_user_id uuid NOT NULL,
      verified_on date NOT NULL,
      works boolean NOT NULL,
      note text NOT NULL CONSTRAINT critical_user_verification_note_length CHECK (char_length(note) BETWEEN 1 AND ${LIMITS.reason}),
      verified_by uuid NOT NULL,
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT critical_user_verification_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT critical_user_verification_user_fk FOREIGN KEY (organisation_id, critical_user_id) REFERENCES critical_user (organisation_id, id),
      CONSTRAINT critical_user_verification_by_fk FOREIGN KEY (organisation_id, verified_by) REFERENCES person (organisation_id, id)
    `);
    await db.query(`
      CREATE INDEX critical_user_verification_of_user ON critical_user_verification (organisation_id, critical_user_id, id);
      CREATE TRIGGER critical_user_verification_append_only BEFORE UPDATE OR DELETE ON critical_user_verification FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);

    await tenantTable(db, 'contact', 'SELECT, INSERT, UPDATE', `
      id uuid NOT NULL,
      unit_id uuid NOT NULL,
      resource_id uuid,
      person_id uuid,
      name text NOT NULL CONSTRAINT contact_name_length CHECK (char_length(name) BETWEEN 1 AND ${LIMITS.name}),
      job_title text NOT NULL DEFAULT '' CONSTRAINT contact_job_title_length CHECK (char_length(job_title) <= ${LIMITS.name}),
      organisation_name text NOT NULL DEFAULT '' CONSTRAINT contact_organisation_name_length CHECK (char_length(organisation_name) <= ${LIMITS.title}),
      -- a list of texts
      telephones jsonb NOT NULL DEFAULT '[]' CONSTRAINT contact_telephones_list CHECK (jsonb_typeof(telephones) = 'array' AND jsonb_array_length(telephones) <= ${CONTINUITY_LIMITS.telephones}),
      email text NOT NULL DEFAULT '' CONSTRAINT contact_email_length CHECK (char_length(email) <= ${LIMITS.email}),
      note text NOT NULL DEFAULT '' CONSTRAINT contact_note_length CHECK (char_length(note) <= ${LIMITS.reason}),
      ${retirement('contact')},
      author_id uuid NOT NULL,
      version integer NOT NULL DEFAULT 1,
      created_at timestamptz NOT NULL,
      CONSTRAINT contact_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT contact_unit_fk FOREIGN KEY (organisation_id, unit_id) REFERENCES unit (organisation_id, id),
      CONSTRAINT contact_resource_fk FOREIGN KEY (organisation_id, resource_id) REFERENCES resource (organisation_id, id),
      CONSTRAINT contact_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
    `);
    await db.query('CREATE INDEX contact_of_resource ON contact (organisation_id, resource_id)');

    for (const table of KEPT) await keepHistory(db, table, { key: ['id'] });
    await growsOnly(db, 'critical_user_verification', 'recorded_at');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP VIEW past.critical_user_verification;
      DROP VIEW ${KEPT.map((table) => `past.${table}`).join(', ')};
      DROP TABLE critical_user_verification, ${[...KEPT].reverse().join(', ')}, continuity_numbering;
      DROP TABLE ${KEPT.map((table) => `history.${table}`).join(', ')};
      DROP FUNCTION ${KEPT.map((table) => `history.keep_${table}()`).join(', ')};
    `);
  }
}

const KEPT = ['working_calendar', 'activity', 'resource', 'dependency', 'dependency_member', 'critical_user', 'contact'];

/** Minutes on the clock, or in the hours of a calendar; null: not stated, which is not zero. */
const duration = (name: string, table: string): string => `
      ${name}_minutes integer CONSTRAINT ${table}_${name}_span CHECK (${name}_minutes BETWEEN 0 AND ${LONGEST_DURATION}),
      ${name}_calendar_id uuid CONSTRAINT ${table}_${name}_whole CHECK (${name}_calendar_id IS NULL OR ${name}_minutes IS NOT NULL),
      CONSTRAINT ${table}_${name}_calendar_fk FOREIGN KEY (organisation_id, ${name}_calendar_id) REFERENCES working_calendar (organisation_id, id)`;

/** Nothing that was recorded is deleted: it is retired, with a reason. */
const retirement = (table: string): string => `
      retired_at timestamptz,
      retired_reason text CONSTRAINT ${table}_retired_reason_length CHECK (char_length(retired_reason) BETWEEN 1 AND ${LIMITS.reason}),
      CONSTRAINT ${table}_retired_whole CHECK ((retired_at IS NULL) = (retired_reason IS NULL))`;
