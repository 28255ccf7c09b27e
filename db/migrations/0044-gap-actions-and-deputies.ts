import type { MigrationInterface, QueryRunner } from 'typeorm';
import { growsOnly, keepHistory } from './keep-history';
import { tenantTable } from './tenant-table';

/** Actions planned for a gap, beside the risks raised from it; deputies of people; and peak periods in calendar links. */
export class GapActionsAndDeputies1795000043000 implements MigrationInterface {
  name = 'GapActionsAndDeputies1795000043000';

  async up(db: QueryRunner): Promise<void> {
    await tenantTable(db, 'gap_action', 'SELECT, INSERT', `
      resource_id uuid NOT NULL,
      action_id uuid NOT NULL,
      author_id uuid NOT NULL,
      recorded_at timestamptz NOT NULL,
      CONSTRAINT gap_action_pk PRIMARY KEY (organisation_id, resource_id, action_id),
      CONSTRAINT gap_action_resource_fk FOREIGN KEY (organisation_id, resource_id) REFERENCES resource (organisation_id, id),
      CONSTRAINT gap_action_action_fk FOREIGN KEY (organisation_id, action_id) REFERENCES action (organisation_id, id)
    `);
    await db.query(`
      CREATE INDEX gap_action_of_action ON gap_action (organisation_id, action_id);
      CREATE TRIGGER gap_action_append_only BEFORE UPDATE OR DELETE ON gap_action FOR EACH ROW EXECUTE FUNCTION refuse_change();

      ALTER TABLE resource ADD COLUMN deputies jsonb NOT NULL DEFAULT '[]'
        CONSTRAINT resource_deputies_list CHECK (jsonb_typeof(deputies) = 'array')
        CONSTRAINT resource_deputies_of_people CHECK (kind = 'people' OR deputies = '[]');
      ${calendarKinds([...BEFORE, 'peaks'])}
    `);
    await growsOnly(db, 'gap_action', 'recorded_at');
    await keepHistory(db, 'resource', { key: ['id'] });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      UPDATE calendar_feed SET kinds = CASE WHEN kinds = '{peaks}' THEN '{rehearsals}' ELSE array_remove(kinds, 'peaks') END WHERE 'peaks' = ANY (kinds);
      ${calendarKinds(BEFORE)}
      DROP VIEW past.gap_action, past.resource;
      DROP TABLE gap_action;
      ALTER TABLE resource DROP COLUMN deputies;
      ALTER TABLE history.resource DROP COLUMN deputies;
    `);
    await keepHistory(db, 'resource', { key: ['id'] });
  }
}

/** What a calendar link could hold until now. */
const BEFORE = ['rehearsals', 'plan-reviews', 'actions'];

const calendarKinds = (kinds: readonly string[]): string => `
      ALTER TABLE calendar_feed DROP CONSTRAINT calendar_feed_kinds;
      ALTER TABLE calendar_feed ADD CONSTRAINT calendar_feed_kinds CHECK (kinds <@ ARRAY[${kinds.map((kind) => `'${kind}'`).join(', ')}] AND cardinality(kinds) > 0);`;
