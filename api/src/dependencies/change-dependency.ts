import { Inject, Injectable } from '@nestjs/common';
import type { ChangeDependencyRequest, DependencyView } from '@holdfast/contracts';
import { dependencyFaults } from '@holdfast/domain';
import { given, updateRow } from '../continuity';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { answerOf, loadDependencyToChange } from './load-dependency';
import { addMembers, chooseMembers, dropMembers, membersOf } from './members';
import { audited, type Members, type StoredDependency } from './stored-dependency';

const without = (from: readonly string[], those: readonly string[]): string[] => from.filter((one) => !those.includes(one));

/** Changes what suffices, on what, or the note. Members out of the caller's sight stay. */
@Injectable()
export class ChangeDependency {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, request: ChangeDependencyRequest, version: number, actor: Actor): Promise<DependencyView> {
    return this.database.write(actor, async (tx) => {
      const { dependency: before, view } = await loadDependencyToChange(tx, actor, id, version);
      const was = await membersOf(tx, id);
      const seen = view.members.map((member) => member.id);
      const all = [...was.activityIds, ...was.resourceIds];
      const wanted = request.memberIds === undefined ? all : [...new Set([...request.memberIds, ...without(all, seen)])];
      const { members: come, faults } = await chooseMembers(tx, actor, without(wanted, all));
      if (faults.length > 0) throw needsChange(faults);
      const is: Members = { activityIds: [...without(was.activityIds, without(all, wanted)), ...come.activityIds], resourceIds: [...without(was.resourceIds, without(all, wanted)), ...come.resourceIds] };
      const dependent = before.dependent_activity_id !== null ? { id: before.dependent_activity_id, is: 'activity' as const } : { id: before.dependent_resource_id!, is: 'resource' as const };
      const wrong = dependencyFaults({ dependent, ...is, needed: request.needed ?? before.needed });
      if (wrong.length > 0) throw needsChange(wrong);
      const changes = given<Partial<StoredDependency>>({ needed: request.needed, note: request.note });
      const changed = difference(audited(before, was), audited({ ...before, ...changes }, is));
      if (!changed) return view;
      await dropMembers(tx, id, without(all, wanted));
      await addMembers(tx, id, come);
      await updateRow(tx, 'dependency', before, changes);
      await tx.record({ action: 'dependency.changed', subjectType: 'dependency', subjectId: id, ...changed });
      return answerOf(tx, actor, id);
    });
  }
}
