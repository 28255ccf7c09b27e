import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepHistory } from './keep-history';

/** What the lists said of whom a plan reaches on the day it was approved; contacts of people of the organisation; and what a calendar link holds. */
export class ContactsOfPlans1795000040000 implements MigrationInterface {
  name = 'ContactsOfPlans1795000040000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- null: approved before copies were kept, or not approved
      ALTER TABLE plan_version ADD COLUMN contacts jsonb
        CONSTRAINT plan_version_contacts_list CHECK (jsonb_typeof(contacts) = 'array')
        CONSTRAINT plan_version_contacts_of_approved CHECK (contacts IS NULL OR approved_at IS NOT NULL);
      ${keepApproved('NEW.digest, NEW.code, NEW.approved_by, NEW.approved_at, NEW.contacts', 'OLD.digest, OLD.code, OLD.approved_by, OLD.approved_at, OLD.contacts')}

      CREATE UNIQUE INDEX contact_one_of_person ON contact (organisation_id, person_id) WHERE person_id IS NOT NULL AND retired_at IS NULL;

      ALTER TABLE calendar_feed ADD COLUMN kinds text[] NOT NULL DEFAULT '{rehearsals}'
        CONSTRAINT calendar_feed_kinds CHECK (kinds <@ ARRAY['rehearsals', 'plan-reviews', 'actions'] AND cardinality(kinds) > 0);
      GRANT UPDATE (kinds) ON calendar_feed TO holdfast_serving;
    `);
    await keepHistory(db, 'plan_version', { key: ['id'], asked: ['plan_id'] });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ALTER TABLE calendar_feed DROP COLUMN kinds;
      DROP INDEX contact_one_of_person;
      ${keepApproved('NEW.digest, NEW.code, NEW.approved_by, NEW.approved_at', 'OLD.digest, OLD.code, OLD.approved_by, OLD.approved_at')}
      DROP VIEW past.plan_version;
      ALTER TABLE plan_version DROP COLUMN contacts;
      ALTER TABLE history.plan_version DROP COLUMN contacts;
    `);
    await keepHistory(db, 'plan_version', { key: ['id'], asked: ['plan_id'] });
  }
}

const keepApproved = (now: string, before: string): string => `
      CREATE OR REPLACE FUNCTION plan_version_keep_approved() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF OLD.state <> 'draft' AND (NEW.content IS DISTINCT FROM OLD.content OR NEW.editor_ids IS DISTINCT FROM OLD.editor_ids) THEN
            RAISE EXCEPTION 'what was submitted or approved of a plan does not change' USING ERRCODE = 'restrict_violation';
          END IF;
          IF OLD.state IN ('superseded', 'dropped') OR OLD.state = 'approved' AND (NEW.state <> 'superseded'
              OR ROW(${now}) IS DISTINCT FROM ROW(${before})) THEN
            RAISE EXCEPTION 'an approved version of a plan can only be superseded' USING ERRCODE = 'restrict_violation';
          END IF;
          RETURN NEW;
        END $$;`;
