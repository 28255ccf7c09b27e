import { LIMITS } from '@holdfast/domain';
import { newActivity, type StoredActivity } from '../activities';
import { matchRows } from './match-rows';
import type { Planned, RowRead } from './plan';
import { commonOf, durationOf, planThing, yesNo, type Planning } from './plan-things';
import type { RowReader } from './row-reader';

export function planActivities(rows: readonly RowRead[], planning: Planning): Planned<StoredActivity>[] {
  return matchRows(rows, planning.world.activities, 'activity', planning.faults).map((matched) => planThing(matched, planning, (reader, before, id) => activityFrom(reader, before, id, planning)));
}

function activityFrom(reader: RowReader, before: StoredActivity | null, id: string, { world, actor, now }: Planning): StoredActivity {
  const { name, unitId, ownerId } = commonOf(reader, world, before);
  const [description, criticalReason, statutory] = [reader.text('description', LIMITS.narrative, false), reader.text('criticalReason', LIMITS.reason, false), reader.text('statutory', LIMITS.title)];
  const [critical, resume] = [reader.yesNo('critical'), reader.time('resume')];
  if (!before) {
    const request = { name, unitId, ownerId, description, criticalReason, statutory, critical, resume };
    return { ...newActivity(request, 0, { organisationId: actor.organisationId, authorId: actor.personId, now }), id, reference: '' };
  }
  if (description !== undefined) reader.changed('description', before.description, description);
  if (criticalReason !== undefined) reader.changed('criticalReason', before.critical_reason, criticalReason);
  if (statutory !== undefined) reader.changed('statutory', before.statutory, statutory);
  if (critical !== undefined) reader.changed('critical', yesNo(before.critical), yesNo(critical));
  if (resume) reader.changed('resume', reader.timeInWords(durationOf(before.resume_minutes, before.resume_calendar_id)), reader.timeInWords(resume));
  return {
    ...before, name, unit_id: unitId, owner_id: ownerId, description: description ?? before.description, critical_reason: criticalReason ?? before.critical_reason, statutory: statutory ?? before.statutory,
    critical: critical ?? before.critical, ...(resume ? { resume_minutes: resume.minutes, resume_calendar_id: resume.calendarId } : {}),
  };
}
