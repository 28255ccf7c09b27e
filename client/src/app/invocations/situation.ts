import type { InvocationView } from '@holdfast/contracts';
import { clockInWords, composeSituationReport, dayOfInvocation, measuredInWords, toldAt, type LogProgress } from '@holdfast/domain';
import { moment } from '../shared/words/dates';

/** A situation report composed from how things stand now, to be edited before it is filed. */
export function situationOf(of: InvocationView, progress: LogProgress, now: string): string {
  const { outageAt, timeZone, resources, reportEveryMinutes } = of;
  const name = (id: string): string => resources.find((one) => one.id === id)?.name ?? '';
  const standing = progress.entries.filter(({ voided }) => !voided);
  const lastReport = standing.findLast(({ entry }) => entry.kind === 'situation-report');
  const since = (kind: 'problem' | 'decision'): string[] => standing.filter(({ entry }) => entry.kind === kind && toldAt(entry) > (lastReport?.at ?? '')).map(({ text }) => text.replace(/[.\s]+$/, ''));
  const settled = new Set(progress.resources.filter(({ usable, abandoned }) => usable || abandoned).map(({ resourceId }) => resourceId));
  return composeSituationReport({
    day: dayOfInvocation(outageAt, now, timeZone),
    lasts: clockInWords(Math.max(0, Math.floor((Date.parse(now) - Date.parse(outageAt)) / 60_000))),
    back: progress.resources.flatMap(({ resourceId, usable, measured }) => (usable && measured ? [{ name: name(resourceId), took: measuredInWords(measured) }] : [])),
    givenUp: progress.resources.filter(({ abandoned }) => abandoned).map(({ resourceId }) => name(resourceId)),
    out: resources.filter(({ id, lost }) => lost && !settled.has(id)).map((one) => one.name),
    stepsDone: progress.steps.filter(({ state }) => state === 'finished' || state === 'skipped').length,
    steps: progress.steps.length,
    underWay: progress.steps.filter(({ state }) => state === 'running').map(({ step }) => step.title),
    problems: since('problem'),
    decisions: since('decision'),
    nextReport: reportEveryMinutes === null ? null : moment(new Date(Date.parse(now) + reportEveryMinutes * 60_000), { zone: timeZone, now: new Date(now) }),
  });
}
