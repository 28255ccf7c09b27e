import { Inject, Injectable } from '@nestjs/common';
import type { EditIndicatorRequest, IndicatorView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { difference } from '../platform/audit';
import { Database, type Transaction } from '../platform/database';
import { needsChange } from '../platform/refusal';
import { choiceFaults, findChoices } from '../risks';
import { audited } from './audited-indicator';
import { indicatorView, loadIndicatorToChange, requireCurrent, requireOnIndicator, requireOpen } from './load-indicator';
import { requireInUnit } from './require-in-unit';
import { lockWatched, requireToWatch, watchedFaults } from './watched-risks';
import { link, linkedTo, targetFaults, toTargets, unlink, writeTargets } from './write-links';

/** Changes what an indicator is called, who answers for it, what is aimed at and what it is linked to. What the request leaves out stays. */
@Injectable()
export class EditIndicator {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(id: string, request: EditIndicatorRequest, version: number, actor: Actor): Promise<IndicatorView> {
    return this.database.write(actor, async (tx) => {
      const before = await loadIndicatorToChange(tx, actor, id);
      requireOnIndicator(actor, 'indicator.manage', before);
      await requireCurrent(tx, actor, before, version);
      if (request.unitId !== undefined && request.unitId !== before.unitId) await requireInUnit(tx, actor, request.unitId);
      requireOpen(before);
      const was = { ...before, ownerId: before.owner.id };
      const { code = was.code, title = was.title, description = was.description, perspective = was.perspective, unitId = was.unitId, ownerId = was.ownerId } = request;
      const targets = request.targets ? toTargets(request.targets) : before.targets;
      const objectives = changed(before.objectiveIds, request.objectiveIds);
      const risks = await changedRisks(tx, actor, id, request.riskIds);
      const chosen = { ownerId: ownerId === was.ownerId ? null : ownerId, objectiveIds: objectives.come };
      const faults = [...choiceFaults(chosen, await findChoices(tx, tx.organisationId, chosen)), ...risks.faults, ...targetFaults(before.direction, targets)];
      if (faults.length > 0) throw needsChange(faults);
      const differs = difference(
        audited(was, { objectiveIds: before.objectiveIds, riskIds: risks.before }),
        audited({ ...was, code, title, description, perspective, unitId, ownerId, targets }, { objectiveIds: objectives.after, riskIds: risks.after }),
      );
      if (!differs) return indicatorView(tx, actor, id);
      await tx.rows(
        'UPDATE indicator SET code = $3, title = $4, description = $5, perspective = $6, unit_id = $7, owner_id = $8, version = version + 1 WHERE organisation_id = $1 AND id = $2',
        [tx.organisationId, id, code, title, description, perspective, unitId, ownerId],
      );
      if ('targets' in differs.after) await writeTargets(tx, id, targets);
      for (const [to, { gone, come }] of [['objective', objectives], ['risk', risks]] as const) {
        await unlink(tx, to, id, gone);
        await link(tx, to, id, come);
      }
      await tx.record({ action: 'indicator.edited', subjectType: 'indicator', subjectId: id, ...differs });
      return indicatorView(tx, actor, id);
    });
  }
}

interface Changed {
  before: readonly string[];
  after: string[];
  gone: string[];
  come: string[];
}

function changed(before: readonly string[], asked: readonly string[] | undefined): Changed {
  const wanted = new Set(asked ?? before);
  return { before, after: [...wanted], gone: before.filter((id) => !wanted.has(id)), come: [...wanted].filter((id) => !before.includes(id)) };
}

/** Of the risks that it watches, those out of the caller's sight are neither named nor touched. */
async function changedRisks(tx: Transaction, actor: Actor, id: string, asked: readonly string[] | undefined): Promise<Changed & { faults: ReturnType<typeof watchedFaults> }> {
  const before = await linkedTo(tx, 'risk', id);
  if (!asked) return { ...changed(before, undefined), faults: [] };
  const seen = await lockWatched(tx, actor, [...before, ...asked]);
  const all = changed(before, [...new Set([...asked, ...before.filter((one) => !seen.has(one))])]);
  const faults = watchedFaults(all.come, seen);
  if (faults.length === 0) requireToWatch(actor, [...all.come, ...all.gone].flatMap((one) => seen.get(one) ?? []));
  return { ...all, faults };
}
