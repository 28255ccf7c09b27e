import { Inject, Injectable } from '@nestjs/common';
import type { CalendarFeedView } from '@holdfast/contracts';
import { addMonths, canAnywhere, EXERCISE_KIND_WORDS, EXERCISE_OUTCOME_WORDS, EXERCISE_STATE_WORDS, peakDays, PLAN_KIND_WORDS, type CalendarKind } from '@holdfast/domain';
import { actionsInCalendar, type ActionInCalendar } from '../actions';
import { APP_OPTIONS, type AppOptions } from '../app-options';
import { rehearsalsInCalendar, type RehearsalInCalendar, type SeriesInCalendar } from '../exercises';
import type { MadeFile } from '../paper';
import type { Actor } from '../platform/actor';
import { Database, type Sql } from '../platform/database';
import { loadPeaks, type PeaksOfActivity } from '../recovery-inputs';
import { planReviewsInCalendar, type PlanReviewInCalendar } from '../plans';
import { feedOf } from './feed-state';
import { icalendar, type CalendarEntry } from './icalendar';

/** A year back; what is older is in the list. */
const MONTHS_BACK = 12;
/** Peak periods come again for ever. */
const MONTHS_AHEAD = 12;

@Injectable()
export class ReadFeed {
  constructor(
    @Inject(Database) private readonly database: Database,
    @Inject(APP_OPTIONS) private readonly options: AppOptions,
  ) {}

  mine(actor: Actor): Promise<CalendarFeedView> {
    return this.database.read(actor.organisationId, (sql) => feedOf(sql, actor.organisationId, actor.personId));
  }

  /** What its person chose of what they may see today, each told as what has become of it. */
  calendar(actor: Actor): Promise<MadeFile> {
    return this.database.read(actor.organisationId, async (sql) => {
      const { kinds } = await feedOf(sql, actor.organisationId, actor.personId);
      const entries: CalendarEntry[] = [];
      for (const kind of kinds) entries.push(...(await this.#entries(sql, actor, kind)));
      const name = kinds.length === 1 ? CALENDAR_NAMES[kinds[0]!] : 'Risk and continuity';
      return { bytes: Buffer.from(icalendar(name, entries, sql.now), 'utf8'), name: 'calendar.ics', type: 'text/calendar; charset=utf-8' };
    });
  }

  async #entries(sql: Sql, actor: Actor, kind: CalendarKind): Promise<CalendarEntry[]> {
    switch (kind) {
      case 'rehearsals': {
        const { rehearsals, series } = await rehearsalsInCalendar(sql, actor, addMonths(sql.now.toISOString().slice(0, 10), -MONTHS_BACK));
        return [...rehearsals.map((one) => this.#rehearsal(one)), ...series.map((one) => this.#due(one))];
      }
      case 'plan-reviews': return (await planReviewsInCalendar(sql, actor)).map((one) => this.#review(one));
      case 'actions': return (await actionsInCalendar(sql, actor)).map((one) => this.#action(one));
      case 'peaks': {
        const today = sql.now.toISOString().slice(0, 10);
        return canAnywhere(actor, 'continuity.read') ? (await loadPeaks(sql, actor)).flatMap((one) => this.#peaks(one, today, addMonths(today, MONTHS_AHEAD))) : [];
      }
    }
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

  #review({ id, reference, name, kind, nextReview, overdue, unitName }: PlanReviewInCalendar): CalendarEntry {
    return {
      uid: `plan-review-${id}@holdfast`, title: `Review ${reference} ${name}${overdue ? ' (past its review)' : ''}`, description: `${PLAN_KIND_WORDS[kind]}. Unit: ${unitName}.`, url: `${this.options.publicUrl}/plans/${id}`, when: { day: nextReview },
    };
  }

  #peaks({ id, reference, name, peaks, ownerTitle, unitName }: PeaksOfActivity, from: string, to: string): CalendarEntry[] {
    return peaks.flatMap((peak, place) => peakDays(peak, from, to).map((days) => ({
      uid: `peak-${id}-${place}-${days.from}@holdfast`, title: `Peak of ${reference} ${name}: ${peak.what}`, description: [peak.effect, `Owner: ${ownerTitle}. Unit: ${unitName}.`].filter(Boolean).join('. '),
      url: `${this.options.publicUrl}/activities/${id}/impact-analysis`, when: { day: days.from, last: days.to },
    })));
  }

  #action({ id, reference, title, dueDate, progress }: ActionInCalendar): CalendarEntry {
    return { uid: `action-${id}@holdfast`, title: `Due: ${reference} ${title}`, description: progress === 0 ? 'Not begun.' : `${progress}% done.`, url: `${this.options.publicUrl}/actions/${id}`, when: { day: dueDate } };
  }
}

const CALENDAR_NAMES: Readonly<Record<CalendarKind, string>> = { rehearsals: 'Rehearsals', 'plan-reviews': 'Reviews of plans', actions: 'Actions', peaks: 'Peak periods' };
