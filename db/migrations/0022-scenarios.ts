import type { MigrationInterface, QueryRunner } from 'typeorm';
import { LIMITS, RECOVERY_BASES } from '@holdfast/domain';
import { growsOnly } from './keep-history';
import { oneOf, tenantTable } from './tenant-table';

/** What-ifs that somebody wants to ask again: the question alone, since the answer follows from what is recorded when it is asked. And the risks raised from a gap. */
export class Scenarios1795000021000 implements MigrationInterface {
  name = 'Scenarios1795000021000';

  async up(db: QueryRunner): Promise<void> {
    await tenantTable(db, 'scenario', 'SELECT, INSERT', `
      id uuid NOT NULL,
      name text NOT NULL CONSTRAINT scenario_name_length CHECK (char_length(name) BETWEEN 1 AND ${LIMITS.title}),
      note text NOT NULL DEFAULT '' CONSTRAINT scenario_note_length CHECK (char_length(note) <= ${LIMITS.reason}),
      everything boolean NOT NULL,
      lost_at timestamptz,
      basis text NOT NULL CONSTRAINT scenario_basis CHECK (${oneOf('basis', RECOVERY_BASES)}),
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT scenario_pk PRIMARY KEY (organisation_id, id),
      CONSTRAINT scenario_author_fk FOREIGN KEY (organisation_id, author_id) REFERENCES person (organisation_id, id)
    `);
    await tenantTable(db, 'scenario_loss', 'SELECT, INSERT', `
      scenario_id uuid NOT NULL,
      resource_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT scenario_loss_pk PRIMARY KEY (organisation_id, scenario_id, resource_id),
      CONSTRAINT scenario_loss_scenario_fk FOREIGN KEY (organisation_id, scenario_id) REFERENCES scenario (organisation_id, id),
      CONSTRAINT scenario_loss_resource_fk FOREIGN KEY (organisation_id, resource_id) REFERENCES resource (organisation_id, id)
    `);
    await db.query(`
      CREATE TRIGGER scenario_append_only BEFORE UPDATE OR DELETE ON scenario FOR EACH ROW EXECUTE FUNCTION refuse_change();
      CREATE TRIGGER scenario_loss_append_only BEFORE UPDATE OR DELETE ON scenario_loss FOR EACH ROW EXECUTE FUNCTION refuse_change();
    `);
    await tenantTable(db, 'gap_risk', 'SELECT, INSERT', `
      resource_id uuid NOT NULL,
      risk_id uuid NOT NULL,
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT gap_risk_pk PRIMARY KEY (organisation_id, resource_id, risk_id),
      CONSTRAINT gap_risk_resource_fk FOREIGN KEY (organisation_id, resource_id) REFERENCES resource (organisation_id, id),
      CONSTRAINT gap_risk_risk_fk FOREIGN KEY (organisation_id, risk_id) REFERENCES risk (organisation_id, id)
    `);
    await db.query('CREATE TRIGGER gap_risk_append_only BEFORE UPDATE OR DELETE ON gap_risk FOR EACH ROW EXECUTE FUNCTION refuse_change()');
    await growsOnly(db, 'gap_risk', 'recorded_at');
    await growsOnly(db, 'scenario', 'recorded_at');
    await growsOnly(db, 'scenario_loss', 'recorded_at');
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP VIEW past.scenario_loss, past.scenario, past.gap_risk;
      DROP TABLE scenario_loss, scenario, gap_risk;
    `);
  }
}
