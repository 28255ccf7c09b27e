import { Inject, Injectable } from '@nestjs/common';
import type { FieldError, RaiseRecommendationRequest, RecommendationView } from '@holdfast/contracts';
import { can, explainRefusal, formatRecommendationReference } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { dayIn } from '../platform/clock';
import { Database, type Transaction } from '../platform/database';
import { newId } from '../platform/new-id';
import { needsChange, notPermitted } from '../platform/refusal';
import { choiceFaults, findChoices } from '../risks';
import { answerOf } from './load-recommendation';
import { isAuditor } from './recommendation-in-place';
import { audited, type StoredRecommendation } from './stored-recommendation';
import { addEntry } from './write-recommendation';

/** Enters what an auditor recommends. Its owner is asked to respond. */
@Injectable()
export class RaiseRecommendation {
  constructor(@Inject(Database) private readonly database: Database) {}

  run(request: RaiseRecommendationRequest, actor: Actor): Promise<RecommendationView> {
    return this.database.write(actor, async (tx) => {
      const unit = await openUnit(tx, request.unitId);
      if (!unit) throw needsChange([{ field: 'unitId', message: 'Choose the unit from the list' }]);
      requireToRaise(actor, unit.path);
      const { ownerId } = request;
      const faults = [
        ...choiceFaults({ ownerId }, await findChoices(tx, tx.organisationId, { ownerId })),
        ...sourceFaults(actor, request.source),
        ...reportDateFaults(request.reportDate, dayIn(unit.timeZone, tx.now)),
      ];
      if (faults.length > 0) throw needsChange(faults);

      const number = await takeNumber(tx);
      const recommendation: StoredRecommendation = {
        organisation_id: tx.organisationId,
        id: newId(),
        number,
        reference: formatRecommendationReference(number),
        source: request.source,
        report_title: request.reportTitle,
        report_date: request.reportDate,
        report_reference: request.reportReference ?? '',
        title: request.title,
        finding: request.finding ?? '',
        priority: request.priority,
        unit_id: request.unitId,
        owner_id: ownerId,
        state: 'raised',
        response: null,
        verdict: null,
        due_date: null,
        first_due_date: null,
        ended_at: null,
        superseded_by_id: null,
        author_id: actor.personId,
        version: 1,
        created_at: tx.now.toISOString(),
      };
      await tx.rows('INSERT INTO recommendation SELECT * FROM json_populate_record(null::recommendation, $1)', [JSON.stringify(recommendation)]);
      await addEntry(tx, actor, recommendation.id, { kind: 'raised', note: '' });
      const said = Object.fromEntries(Object.entries(audited(recommendation)).filter(([, value]) => value !== null && value !== ''));
      await tx.record({ action: 'recommendation.raised', subjectType: 'recommendation', subjectId: recommendation.id, after: { reference: recommendation.reference, ...said } });
      return answerOf(tx, actor, recommendation.id);
    });
  }
}

/** A unit that is no more takes no new recommendation. */
export const openUnit = (tx: Transaction, unitId: string): Promise<{ path: string[]; timeZone: string } | null> =>
  tx.one('SELECT u.path, o.time_zone AS "timeZone" FROM unit u JOIN organisation o ON o.id = u.organisation_id WHERE u.organisation_id = $1 AND u.id = $2 AND u.closed_at IS NULL FOR SHARE OF u', [tx.organisationId, unitId]);

export function requireToRaise(actor: Actor, unitPath: readonly string[]): void {
  if (!can(actor, 'recommendation.raise', { unitPath })) throw notPermitted(explainRefusal('recommendation.raise'));
}

/** What the council's own auditors recommend they enter themselves. */
export const sourceFaults = (actor: Actor, source: RaiseRecommendationRequest['source']): FieldError[] =>
  source === 'internal-audit' && !isAuditor(actor) ? [{ field: 'source', message: 'What internal audit recommends is entered by an auditor' }] : [];

export const reportDateFaults = (reportDate: string, today: string): FieldError[] =>
  reportDate > today ? [{ field: 'reportDate', message: 'A report has been written: choose today or earlier' }] : [];

/** Takes the next number of the organisation. Whoever else raises one waits from here to the commit. */
async function takeNumber(tx: Transaction): Promise<number> {
  const taken = await tx.one<{ number: number }>(
    `INSERT INTO recommendation_numbering AS n (organisation_id, last_number) VALUES ($1, 1)
     ON CONFLICT ON CONSTRAINT recommendation_numbering_pk DO UPDATE SET last_number = n.last_number + 1 RETURNING last_number AS number`,
    [tx.organisationId],
  );
  if (!taken) throw new TypeError('an upsert returns its row');
  return taken.number;
}
