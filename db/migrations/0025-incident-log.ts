import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LOG_ENTRY_KINDS, LOG_LIMITS } from '@holdfast/domain';
import { growsOnly } from './keep-history';
import { oneOf, tenantTable } from './tenant-table';

/** What is typed while a rehearsal runs or an outage lasts: rows that are only added. */
export class IncidentLog1795000024000 implements MigrationInterface {
  name = 'IncidentLog1795000024000';

  async up(db: QueryRunner): Promise<void> {
    await tenantTable(db, 'log_entry', 'SELECT, INSERT', `
      id uuid NOT NULL,
      exercise_id uuid,
      invocation_id uuid,
      -- from 1, in the order in which they came into this log
      position integer NOT NULL CONSTRAINT log_entry_position CHECK (position > 0),
      kind text NOT NULL CONSTRAINT log_entry_kind CHECK (${oneOf('kind', LOG_ENTRY_KINDS)}),
      at timestamptz NOT NULL,
      -- by the clock of the device
      typed_at timestamptz NOT NULL,
      received_at timestamptz NOT NULL,
      device_id uuid NOT NULL,
      sequence integer NOT NULL CONSTRAINT log_entry_sequence CHECK (sequence BETWEEN 1 AND ${LOG_LIMITS.sequence}),
      -- what came in together: one audit event tells of it
      batch_id uuid NOT NULL,
      author_id uuid NOT NULL,
      text text NOT NULL DEFAULT '' CONSTRAINT log_entry_text_length CHECK (char_length(text) <= ${LOG_LIMITS.text}),
      -- a plan's step and role are ids of parts of its fixed version; a step may be an entry that added it
      plan_id uuid,
      step_id uuid,
      resource_id uuid,
      role_id uuid,
      person_id uuid,
      -- of this log; what it names may come in later than the correction
      corrects_id uuid,
      voids boolean NOT NULL DEFAULT false,
      CONSTRAINT log_entry_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT log_entry_one_log CHECK (num_nonnulls(exercise_id, invocation_id) = 1),
      CONSTRAINT log_entry_correction_whole CHECK ((kind = 'correction') = (corrects_id IS NOT NULL) AND (kind = 'correction' OR NOT voids)),
      CONSTRAINT log_entry_exercise_fk FOREIGN KEY (organisation_id, exercise_id) REFERENCES exercise (organisation_id, id),
      CONSTRAINT log_entry_author_fk FOREIGN KEY (organisation_id, author_id) REFERENCES person (organisation_id, id),
      CONSTRAINT log_entry_plan_fk FOREIGN KEY (organisation_id, plan_id) REFERENCES plan (organisation_id, id),
      CONSTRAINT log_entry_resource_fk FOREIGN KEY (organisation_id, resource_id) REFERENCES resource (organisation_id, id),
      CONSTRAINT log_entry_person_fk FOREIGN KEY (organisation_id, person_id) REFERENCES person (organisation_id, id)
    `);
    await db.query(`
      CREATE UNIQUE INDEX log_entry_of_exercise ON log_entry (organisation_id, exercise_id, position) WHERE exercise_id IS NOT NULL;
      CREATE UNIQUE INDEX log_entry_of_invocation ON log_entry (organisation_id, invocation_id, position) WHERE invocation_id IS NOT NULL;
      CREATE INDEX log_entry_of_device ON log_entry (organisation_id, device_id, sequence);
      CREATE TRIGGER log_entry_append_only BEFORE UPDATE OR DELETE ON log_entry FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
    await growsOnly(db, 'log_entry', 'received_at');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query('DROP VIEW past.log_entry; DROP TABLE log_entry;');
  }
}
