import { Inject, Injectable } from '@nestjs/common';
import type { CreateRegisterRequest, RegisterView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { newId } from '../platform/new-id';
import { holdTree, RegisterCheck } from './register-check';
import { RegisterEntity } from './register.entity';
import { registerView } from './register-views';

@Injectable()
export class CreateRegister {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(request: CreateRegisterRequest, actor: Actor): Promise<RegisterView> {
    return this.database.write(actor, async (tx) => {
      const { name, description = '', layer, prefix, unitId, ownerId, matrixVersionId, appetite = null, reviewMonths = 3, reviewMonthsByLevel = {}, stillReviews = 4, highestMonths = 12, exceptionMonths = 12, escalateAt = null, escalateAboveAppetite = false, parentId = null } = request;
      const check = new RegisterCheck(tx, actor);
      await check.unit(unitId);
      if (parentId) await holdTree(tx);
      const parent = parentId ? await check.parent(parentId) : null;
      await check.owner(ownerId);
      const matrix = await check.matrix(matrixVersionId);
      if (matrix) {
        check.appetite(matrix, appetite);
        check.escalation(matrix, escalateAt);
        check.cycle(matrix, reviewMonthsByLevel);
      }
      check.done();

      const id = newId();
      const register = { name, description, layer, prefix, unitId, ownerId, matrixVersionId, appetite, reviewMonths, reviewMonthsByLevel, stillReviews, highestMonths, exceptionMonths, escalateAt, escalateAboveAppetite, parentId };
      await tx.manager.insert(RegisterEntity, { organisationId: tx.organisationId, id, ...register, path: [...(parent?.path ?? []), id], version: 1 });
      await tx.rows('INSERT INTO register_numbering (organisation_id, register_id) VALUES ($1, $2)', [tx.organisationId, id]);
      await tx.record({ action: 'register.created', subjectType: 'register', subjectId: id, registerId: id, after: register });
      return registerView(tx, actor, id, 'full');
    });
  }
}
