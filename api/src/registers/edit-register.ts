import { Inject, Injectable } from '@nestjs/common';
import type { EditRegisterRequest, RegisterView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database, type Transaction } from '../platform/database';
import { conflict, stale } from '../platform/refusal';
import { loadRegister, requireInRegister, requireOpen, type LoadedRegister } from './load-register';
import { holdTree, RegisterCheck } from './register-check';
import { RegisterEntity } from './register.entity';
import { registerView } from './register-views';

@Injectable()
export class EditRegister {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, request: EditRegisterRequest, version: number, actor: Actor): Promise<RegisterView> {
    return this.database.write(actor, async (tx) => {
      requireInRegister(actor, 'register.edit', await loadRegister(tx, actor, id));
      if (request.parentId !== undefined) await holdTree(tx);
      const before = await tx.manager.findOneOrFail(RegisterEntity, {
        where: { organisationId: tx.organisationId, id }, lock: { mode: 'for_no_key_update' },
      });
      // Read again now that nobody else can change it.
      const register = await loadRegister(tx, actor, id);
      requireInRegister(actor, 'register.edit', register);
      if (before.version !== version) throw stale(await registerView(tx, actor, id, register.wording));
      requireOpen(register);

      const check = new RegisterCheck(tx, actor);
      const { unitId, ownerId, matrixVersionId, parentId, prefix } = request;
      if (unitId !== undefined && unitId !== before.unitId) await check.unit(unitId);
      if (prefix !== undefined && prefix !== before.prefix) await requireNoNumberGiven(tx, before);
      if (ownerId !== undefined && ownerId !== before.ownerId) await check.owner(ownerId);
      const path = parentId === undefined || parentId === before.parentId ? null : await pathUnder(check, register, parentId);
      const matrix = matrixVersionId === undefined || matrixVersionId === before.matrixVersionId ? register.matrix : await check.matrix(matrixVersionId);
      if (matrix) {
        check.appetite(matrix, request.appetite === undefined ? before.appetite : request.appetite);
        check.escalation(matrix, request.escalateAt === undefined ? before.escalateAt : request.escalateAt);
        check.cycle(matrix, request.reviewMonthsByLevel ?? before.reviewMonthsByLevel);
      }
      check.done();

      const changed = difference<Partial<RegisterEntity>>(before, request);
      if (!changed) return registerView(tx, actor, id, register.wording);
      await tx.manager.update(RegisterEntity, { organisationId: tx.organisationId, id }, { ...request, version: version + 1 });
      if (path) await moveSubtree(tx, before, path);
      await tx.record({ action: 'register.edited', subjectType: 'register', subjectId: id, registerId: id, ...changed });
      // The answer is for whoever made the change, also when the register went out of their sight by it.
      return registerView(tx, actor, id, register.wording);
    });
  }
}

async function requireNoNumberGiven(tx: Transaction, { id, name, prefix }: RegisterEntity): Promise<void> {
  const numbering = await tx.one<{ last: number }>('SELECT last_number AS last FROM register_numbering WHERE organisation_id = $1 AND register_id = $2 FOR UPDATE', [tx.organisationId, id]);
  if (numbering && numbering.last > 0) throw conflict('prefix-in-use', `${name} has risks numbered with ${prefix}. Its prefix stays.`);
}

async function pathUnder(check: RegisterCheck, register: LoadedRegister, parentId: string | null): Promise<string[]> {
  if (parentId === null) return [register.id];
  if (parentId === register.id) {
    check.fault('parentId', `${register.name} cannot escalate to itself`);
    return [];
  }
  const parent = await check.parent(parentId);
  if (parent?.path.includes(register.id)) check.fault('parentId', `${parent.name} is below ${register.name}, so ${register.name} cannot escalate to it`);
  return parent ? [...parent.path, register.id] : [];
}

/** All that is below keeps its way down from the register that moved. */
async function moveSubtree(tx: Transaction, { id, path: before }: RegisterEntity, path: string[]): Promise<void> {
  await tx.rows(
    'UPDATE register SET path = $3::uuid[] || path[$4::int + 1 :] WHERE organisation_id = $1 AND $2::uuid = ANY (path)',
    [tx.organisationId, id, path, before.length],
  );
}
