import type { MigrationInterface, QueryRunner } from 'typeorm';
import { tenantTable } from './tenant-table';

/** Audit events get their places in a chain afterwards, in batches: see docs/decisions/audit-events-are-sealed-in-batches.md. */
export class AuditChain1795000006000 implements MigrationInterface {
  name = 'AuditChain1795000006000';

  async up(db: QueryRunner): Promise<void> {
    await db.query(`
      -- The transaction that wrote the event. What is written already gets the number of this one: it cannot be preceded either.
      ALTER TABLE audit_event ADD COLUMN xid xid8 NOT NULL DEFAULT pg_current_xact_id();
      -- Writers insert whole rows, and none may say another number than its own.
      CREATE FUNCTION stamp_audit_event() RETURNS trigger LANGUAGE plpgsql AS $$
        BEGIN
          NEW.xid := pg_current_xact_id();
          RETURN NEW;
        END $$;
      CREATE TRIGGER audit_event_stamped BEFORE INSERT ON audit_event FOR EACH ROW EXECUTE FUNCTION stamp_audit_event();
      CREATE TRIGGER audit_event_append_only BEFORE UPDATE OR DELETE ON audit_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
      -- In the order of sealing, and in that of reading.
      CREATE INDEX audit_event_by_xid ON audit_event (organisation_id, xid, id);
      CREATE INDEX audit_event_by_moment ON audit_event (organisation_id, at, id);
      -- For whoever did little and what was done seldom. What is done all the time is soon found in the order of time, and need not
      -- be written down twice more.
      CREATE INDEX audit_event_by_actor ON audit_event (organisation_id, actor_id, at, id);
      CREATE INDEX audit_event_by_action ON audit_event (organisation_id, action, at, id) WHERE action <> ALL ('{risk.added,risk.edited,risk.assessed}');
      -- Of risks alone until now; the trail asks for all that belongs to a register.
      DROP INDEX audit_event_of_register;
      CREATE INDEX audit_event_of_register ON audit_event (organisation_id, register_id, at, id) WHERE register_id IS NOT NULL;
      CREATE INDEX audit_event_by_type ON audit_event (organisation_id, subject_type, at, id) WHERE subject_type <> 'risk';
    `);
    // No foreign key: it would write a lock into each event that is sealed, and the chain has to stand when an event is gone.
    await tenantTable(db, 'audit_seal', 'SELECT, INSERT', `
      number bigint NOT NULL CONSTRAINT audit_seal_number CHECK (number >= 1),
      event_id uuid NOT NULL,
      hash bytea NOT NULL CONSTRAINT audit_seal_hash_is_sha256 CHECK (length(hash) = 32),
      sealed_at timestamptz NOT NULL,
      -- every event of an earlier transaction was sealed by then: where the next sealing begins to look
      below xid8 NOT NULL,
      CONSTRAINT audit_seal_pk PRIMARY KEY (organisation_id, number),
      CONSTRAINT audit_seal_event_once UNIQUE (organisation_id, event_id)
    `);
    await db.query(`
      CREATE TRIGGER audit_seal_append_only BEFORE UPDATE OR DELETE ON audit_seal FOR EACH ROW EXECUTE FUNCTION refuse_change();

      -- Those with events that no running transaction can still precede. In a database that was restored elsewhere, transactions
      -- are counted anew: then the last seal looks like one of the future, and all is looked at.
      CREATE FUNCTION organisations_to_seal() RETURNS SETOF uuid
        LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public, pg_temp AS $$
          SELECT o.id FROM organisation o
          LEFT JOIN LATERAL (SELECT s.below FROM audit_seal s WHERE s.organisation_id = o.id ORDER BY s.number DESC LIMIT 1) last ON true
          WHERE last.below > pg_snapshot_xmax(pg_current_snapshot()) OR EXISTS (
            SELECT FROM audit_event e WHERE e.organisation_id = o.id AND e.xid >= coalesce(last.below, '0'::xid8) AND e.xid < pg_snapshot_xmin(pg_current_snapshot()))
        $$;
      REVOKE ALL ON FUNCTION organisations_to_seal() FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION organisations_to_seal() TO holdfast_serving;
    `);
  }

  async down(db: QueryRunner): Promise<void> {
    await db.query(`
      DROP FUNCTION organisations_to_seal();
      DROP TABLE audit_seal;
      DROP INDEX audit_event_by_type;
      DROP INDEX audit_event_of_register;
      CREATE INDEX audit_event_of_register ON audit_event (organisation_id, register_id, at, id) WHERE subject_type = 'risk';
      DROP INDEX audit_event_by_action;
      DROP INDEX audit_event_by_actor;
      DROP INDEX audit_event_by_moment;
      DROP INDEX audit_event_by_xid;
      DROP TRIGGER audit_event_append_only ON audit_event;
      DROP TRIGGER audit_event_stamped ON audit_event;
      DROP FUNCTION stamp_audit_event();
      ALTER TABLE audit_event DROP COLUMN xid;
    `);
  }
}
