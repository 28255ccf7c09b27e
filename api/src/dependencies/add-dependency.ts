import { Inject, Injectable } from '@nestjs/common';
import type { AddDependencyRequest, DependencyView } from '@holdfast/contracts';
import { dependencyFaults } from '@holdfast/domain';
import { lockActivity } from '../activities';
import { insertRow } from '../continuity';
import type { Actor } from '../platform/actor';
import { Database, type Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { conflict, needsChange } from '../platform/refusal';
import { lockResource } from '../resources';
import { answerOf } from './load-dependency';
import { addMembers, chooseMembers } from './members';
import { audited, type StoredDependency } from './stored-dependency';

/** Says what a thing leans on. That it closes a circle is no reason to refuse it: circles are reported. */
@Injectable()
export class AddDependency {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(request: AddDependencyRequest, actor: Actor): Promise<DependencyView> {
    return this.database.write(actor, async (tx) => {
      const dependent = await dependentOf(tx, actor, request.dependentId);
      const { members, faults } = await chooseMembers(tx, actor, [...new Set(request.memberIds)]);
      if (faults.length > 0) throw needsChange(faults);
      const needed = request.needed ?? members.activityIds.length + members.resourceIds.length;
      const wrong = dependencyFaults({ dependent, ...members, needed });
      if (wrong.length > 0) throw needsChange(wrong);
      const dependency: StoredDependency = {
        organisation_id: tx.organisationId, id: newId(), dependent_activity_id: dependent.is === 'activity' ? dependent.id : null, dependent_resource_id: dependent.is === 'resource' ? dependent.id : null,
        needed, note: request.note ?? '', retired_at: null, retired_reason: null, author_id: actor.personId, version: 1, created_at: tx.now.toISOString(),
      };
      await insertRow(tx, 'dependency', dependency);
      await addMembers(tx, dependency.id, members);
      await tx.record({ action: 'dependency.added', subjectType: 'dependency', subjectId: dependency.id, after: audited(dependency, members) });
      return answerOf(tx, actor, dependency.id);
    });
  }
}

/** What leans has to be the caller's to keep; what is out of sight is not there. */
async function dependentOf(tx: Transaction, actor: Actor, id: string): Promise<{ id: string; is: 'activity' | 'resource' }> {
  const isActivity = (await tx.one('SELECT 1 FROM activity WHERE organisation_id = $1 AND id = $2', [tx.organisationId, id])) !== null;
  const retired = isActivity ? (await lockActivity(tx, actor, id)).activity.retired_at : (await lockResource(tx, actor, id)).resource.retired_at;
  if (retired !== null) throw conflict('retired', 'What is retired leans on nothing new. Reinstate it first.');
  return { id, is: isActivity ? 'activity' : 'resource' };
}
