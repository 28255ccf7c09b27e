import { Inject, Injectable } from '@nestjs/common';
import type { CloseRequest, RegisterView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { conflict, stale } from '../platform/refusal';
import { loadRegister, requireInRegister } from './load-register';
import { RegisterEntity } from './register.entity';
import { registerView } from './register-views';

@Injectable()
export class CloseRegister {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, { reason }: CloseRequest, version: number, actor: Actor): Promise<RegisterView> {
    return this.database.write(actor, async (tx) => {
      requireInRegister(actor, 'register.close', await loadRegister(tx, actor, id));
      // Strong enough to keep risks and registers from being added to it meanwhile.
      await tx.rows('SELECT FROM register WHERE organisation_id = $1 AND id = $2 FOR UPDATE', [tx.organisationId, id]);
      const register = await loadRegister(tx, actor, id);
      requireInRegister(actor, 'register.close', register);
      if (register.version !== version) throw stale(await registerView(tx, actor, id, register.wording));
      if (register.closedAt) throw conflict('register-closed', `${register.name} is closed already.`);

      const held = await tx.one<{ risks: number; below: number; actions: number }>(
        `SELECT (SELECT count(*)::int FROM risk WHERE organisation_id = $1 AND register_id = $2 AND status = 'open') AS risks,
           (SELECT count(*)::int FROM register WHERE organisation_id = $1 AND parent_id = $2 AND closed_at IS NULL) AS below,
           (SELECT count(*)::int FROM action WHERE organisation_id = $1 AND register_id = $2 AND status IN ('open', 'in-progress')) AS actions`,
        [tx.organisationId, id],
      );
      if (held && held.risks > 0) throw conflict('register-holds-risks', `${register.name} has ${counted(held.risks, 'open risk')}. Close or move ${held.risks === 1 ? 'it' : 'them'} first.`);
      if (held && held.below > 0)
        throw conflict('register-holds-registers', `${counted(held.below, 'open register')} ${held.below === 1 ? 'escalates' : 'escalate'} to ${register.name}. Close or move ${held.below === 1 ? 'it' : 'them'} first.`);
      // Closed, it would let nobody say how they stand.
      if (held && held.actions > 0)
        throw conflict('register-holds-actions', `${register.name} has ${counted(held.actions, 'action')} that ${held.actions === 1 ? 'has' : 'have'} not ended. Finish or cancel ${held.actions === 1 ? 'it' : 'them'} first.`);

      await tx.manager.update(RegisterEntity, { organisationId: tx.organisationId, id }, { closedAt: tx.now, version: version + 1 });
      await tx.record({ action: 'register.closed', subjectType: 'register', subjectId: id, registerId: id, before: { closedAt: null }, after: { closedAt: tx.now.toISOString(), reason } });
      return registerView(tx, actor, id, register.wording);
    });
  }
}

const counted = (count: number, what: string): string => `${count.toLocaleString('en-GB')} ${what}${count === 1 ? '' : 's'}`;
