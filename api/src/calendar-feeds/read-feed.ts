import { Inject, Injectable } from '@nestjs/common';
import type { CalendarFeedView } from '@holdfast/contracts';
import { addMonths, EXERCISE_KIND_WORDS, EXERCISE_OUTCOME_WORDS, EXERCISE_STATE_WORDS } from '@holdfast/domain';
import { APP_OPTIONS, type AppOptions } from '../app-options';
import { rehearsalsInCalendar, type RehearsalInCalendar, type SeriesInCalendar } from '../exercises';
import type { MadeFile } from '../paper';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { feedOf } from './feed-state';
import { icalendar, type CalendarEntry } from './icalendar';

/** A year back; what is older is in the list. */
const MONTHS_BACK = 12;

@Injectable()
export class ReadFeed {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(APP_OPTIONS) private readonly options: AppOptions,
  ) {}

  mine(actor: Actor): Promise<CalendarFeedView> {
    return this.database.read(actor.organisationId, (sql) => feedOf(sql, actor.organisationId, actor.personId));
  }

  /** Rehearsals and due dates of programmes that this person may see, each told as what has become of it. */
  calendar(actor: Actor): Promise<MadeFile> {
    return this.database.read(actor.organisationId, async (sql) => {
      const { rehearsals, series } = await rehearsalsInCalendar(sql, actor, addMonths(sql.now.toISOString().slice(0, 10), -MONTHS_BACK));
      const entries = [...rehearsals.map((one) => this.#rehearsal(one)), ...series.map((one) => this.#due(one))];
      return { bytes: Buffer.from(icalendar('Rehearsals', entries, sql.now), 'utf8'), name: 'rehearsals.ics', type: 'text/calendar; charset=utf-8' };
    });
  }

  #rehearsal({ id, reference, title, kind, state, outcome, plannedFor, startedAt, endedAt, leadTitle, unitName }: RehearsalInCalendar): CalendarEntry {
    const became = state === 'planned' ? '' : ` (${(outcome && state === 'signed-off' ? EXERCISE_OUTCOME_WORDS[outcome] : EXERCISE_STATE_WORDS[state]).toLowerCase()})`;
    return {
      uid: `exercise-${id}@holdfast`, title: `${reference} ${title}${became}`, description: `${EXERCISE_KIND_WORDS[kind]}. Lead: ${leadTitle}. Unit: ${unitName}.`, url: `${this.options.publicUrl}/rehearsals/${id}`,
      when: startedAt === null || state === 'cancelled' ? { day: plannedFor } : { from: startedAt, until: endedAt }, cancelled: state === 'cancelled',
    };
  }

  #due({ id, name, kind, next, recurrence, ownerTitle, unitName }: SeriesInCalendar): CalendarEntry {
    return {
      uid: `programme-${id}@holdfast`, title: `Due: ${name}`, description: `${EXERCISE_KIND_WORDS[kind]}. Owner: ${ownerTitle}. Unit: ${unitName}.`, url: `${this.options.publicUrl}/rehearsal-programmes/${id}`, when: { day: next }, rule: recurrence,
    };
  }
}
