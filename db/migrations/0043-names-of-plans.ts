import type { MigrationInterface, QueryRunner } from 'typeorm';
import { keepHistory } from './keep-history';

/** What the unit, the activities, the resources and the sites of a plan were called on the day it was approved, and how soon they had to be back. */
export class NamesOfPlans1795000042000 implements MigrationInterface {
  name = 'NamesOfPlans1795000042000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- null: approved before names were kept, or not approved
      ALTER TABLE plan_version ADD COLUMN named jsonb
        CONSTRAINT plan_version_named_list CHECK (jsonb_typeof(named) = 'array')
        CONSTRAINT plan_version_named_of_approved CHECK (named IS NULL OR approved_at IS NOT NULL);
      ${keepApproved(['digest', 'code', 'approved_by', 'approved_at', 'contacts', 'named'])}
    `);
    await keepHistory(db, 'plan_version', { key: ['id'], asked: ['plan_id'] });
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      ${keepApproved(['digest', 'code', 'approved_by', 'approved_at', 'contacts'])}
      DROP VIEW past.plan_version;
      ALTER TABLE plan_version DROP COLUMN named;
      ALTER TABLE history.plan_version DROP COLUMN named;
    `);
    await keepHistory(db, 'plan_version', { key: ['id'], asked: ['plan_id'] });
  }
}

const keepApproved = (columns: readonly string[]): string => `
      CREATE OR REPLACE FUNCTION plan_version_keep_approved() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          IF OLD.state <> 'draft' AND (NEW.content IS DISTINCT FROM OLD.content OR NEW.editor_ids IS DISTINCT FROM OLD.editor_ids) THEN
            RAISE EXCEPTION 'what was submitted or approved of a plan does not change' USING ERRCODE = 'restrict_violation';
          END IF;
          IF OLD.state IN ('superseded', 'dropped') OR OLD.state = 'approved' AND (NEW.state <> 'superseded'
              OR ROW(${columns.map((name) => `NEW.${name}`).join(', ')}) IS DISTINCT FROM ROW(${columns.map((name) => `OLD.${name}`).join(', ')})) THEN
            RAISE EXCEPTION 'an approved version of a plan can only be superseded' USING ERRCODE = 'restrict_violation';
          END IF;
          RETURN NEW;
        END $$;`;
