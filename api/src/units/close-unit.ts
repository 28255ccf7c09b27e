import { Inject, Injectable } from '@nestjs/common';
import type { CloseRequest, UnitView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { conflict, notFound, stale } from '../platform/refusal';
import { lockTree, requireManaged } from './unit-tree';

/** A unit that is no more, once nothing is in it: it leaves the tree and every choice. What closed in it before keeps its name. */
@Injectable()
export class CloseUnit {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: CloseRequest, version: number, actor: Actor): Promise<UnitView> {
    return this.database.write(actor, async (tx) => {
      const tree = await lockTree(tx);
      const unit = tree.find((one) => one.id === id);
      if (!unit) throw notFound('There is no such unit.');
      requireManaged(unit, actor);
      if (unit.version !== version) throw stale(unit);
      if (unit.parentId === null) throw conflict('top-unit', 'The top unit is the organisation itself. It stays.');
      const left = [count(tree.filter(({ parentId }) => parentId === id).length, 'unit', 'units'), ...(await whatIsIn(tx, id))].filter((words) => words !== '');
      if (left.length > 0) throw conflict('unit-not-empty', `${unit.name} is not empty yet: ${left.join(', ')}. Move or close them first.`);
      await tx.rows('UPDATE unit SET closed_at = $3, version = version + 1 WHERE organisation_id = $1 AND id = $2', [tx.organisationId, id, tx.now]);
      await tx.record({ action: 'unit.closed', subjectType: 'unit', subjectId: id, before: { closedAt: null }, after: { closedAt: tx.now.toISOString(), reason } });
      return { ...unit, version: version + 1 };
    });
  }
}

/** Held against whatever is about to come in: the reference to a unit waits for this. */
async function whatIsIn(tx: Transaction, id: string): Promise<string[]> {
  const values = [tx.organisationId, id];
  await tx.rows('SELECT FROM unit WHERE organisation_id = $1 AND id = $2 FOR UPDATE', values);
  const found = await tx.one<{ registers: number; risks: number; roles: number; objectives: number; recommendations: number; partnerships: number; indicators: number; activities: number; resources: number }>(
    `SELECT (SELECT count(*)::int FROM register WHERE organisation_id = $1 AND unit_id = $2 AND closed_at IS NULL) AS registers,
       (SELECT count(*)::int FROM risk WHERE organisation_id = $1 AND unit_id = $2 AND status <> 'closed') AS risks,
       (SELECT count(*)::int FROM role_assignment WHERE organisation_id = $1 AND unit_id = $2 AND ended_at IS NULL) AS roles,
       (SELECT count(*)::int FROM objective WHERE organisation_id = $1 AND unit_id = $2 AND closed_at IS NULL) AS objectives,
       (SELECT count(*)::int FROM recommendation WHERE organisation_id = $1 AND unit_id = $2 AND ended_at IS NULL) AS recommendations,
       (SELECT count(*)::int FROM partnership WHERE organisation_id = $1 AND unit_id = $2 AND ended_at IS NULL) AS partnerships,
       (SELECT count(*)::int FROM indicator WHERE organisation_id = $1 AND unit_id = $2 AND closed_at IS NULL) AS indicators,
       (SELECT count(*)::int FROM activity WHERE organisation_id = $1 AND unit_id = $2 AND retired_at IS NULL) AS activities,
       (SELECT count(*)::int FROM resource WHERE organisation_id = $1 AND unit_id = $2 AND retired_at IS NULL) AS resources`,
    values,
  );
  const { registers = 0, risks = 0, roles = 0, objectives = 0, recommendations = 0, partnerships = 0, indicators = 0, activities = 0, resources = 0 } = found ?? {};
  return [
    count(registers, 'open register', 'open registers'), count(risks, 'open or drafted risk', 'open or drafted risks'), count(roles, 'role', 'roles'), count(objectives, 'open objective', 'open objectives'),
    count(recommendations, 'outstanding recommendation', 'outstanding recommendations'), count(partnerships, 'partnership', 'partnerships'), count(indicators, 'open indicator', 'open indicators'),
    count(activities, 'activity', 'activities'), count(resources, 'resource', 'resources'),
  ];
}

const count = (number: number, one: string, many: string): string => (number === 0 ? '' : `${number} ${number === 1 ? one : many}`);
