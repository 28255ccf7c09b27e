import { Inject, Injectable } from '@nestjs/common';
import { invocationSays, liveStepsOf, progressOf } from '@holdfast/domain';
import { reviewForReader } from '../failure-reviews';
import { entriesToTell, lastPositionOf } from '../incident-log';
import { loadInvocation, requirementsIn, toInvocationView } from '../invocations';
import { surroundings, type MadeFile } from '../paper';
import type { Actor } from '../platform/actor';
import { Clock, dayIn } from '../platform/clock';
import { Database } from '../platform/database';
import { invocationPdf, MOST_ENTRIES } from './invocation-pdf';

/** The report on paper, for whoever reads the invocation. It names no telephone number, and of the review what the reader may see. */
@Injectable()
export class InvocationReport {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(Clock) private readonly clock: Clock,
  ) {}

  of(id: string, actor: Actor): Promise<MadeFile> {
    return this.database.readAsAt(actor, async (sql) => {
      const place = await loadInvocation(sql, actor, id);
      const { invocation, row, plans, resources } = place;
      const progress = progressOf(plans.flatMap(({ planId, content }) => liveStepsOf(planId, content)), await entriesToTell(sql, actor.organisationId, 'invocation', id, MOST_ENTRIES), row.outageAt);
      const written = await lastPositionOf(sql, actor.organisationId, 'invocation', id);
      const lost = resources.flatMap((one) => (one.lost ? [one.id] : []));
      const requirements = await requirementsIn(sql, place);
      const says = new Map(plans.map(({ planId, content }) => [planId, invocationSays({ planId, content, outageAt: row.outageAt, stoodDownAt: invocation.stood_down_at }, progress, lost, requirements)]));
      const review = row.review ? await reviewForReader(sql, actor, row.review.id) : null;
      const here = await surroundings(sql, actor);
      const around = { ...here, made: this.clock.now(), today: dayIn(here.timeZone, sql.now), ...(actor.asAt === undefined ? {} : { asAt: actor.asAt }) };
      return { bytes: await invocationPdf({ of: await toInvocationView(sql, actor, place), progress, written, says, review }, around), name: `${row.reference} report.pdf`, type: 'application/pdf' };
    });
  }
}
