import type { FailureReviewView, InvocationView, InvokedPlan, PersonRef } from '@holdfast/contracts';
import {
  againstRequirement, againstWords, clockInWords, deviationsOf, effortOf, EVEN_AT_ONCE, INVOCATION_STATE_WORDS, isPastReview, logDays, measuredDataLoss, measuredWords, spanInWords, type EffectiveEntry, type InvocationSays, type LogMark, type LogProgress, type LogWords, type StepState,
} from '@holdfast/domain';
import { writeReview } from '../failure-reviews';
import { dayInWords, momentInWords, onPaper, type Paper, type PaperCell, type Surroundings } from '../paper';
import { entryRows, LOG_COLUMNS } from './log-on-paper';

export interface InvocationPaper extends Surroundings {
  made: Date;
  /** The day of which it tells, where the organisation is. */
  today: string;
  /** The past day or moment that it is shown as at. */
  asAt?: string;
}

export interface InvocationOnPaper {
  of: InvocationView;
  progress: LogProgress;
  /** How many entries the log has; of a long one `progress` knows those that say how things stood, and the latest. */
  written: number;
  /** By plan, what its use has shown of its recovery time; null: it cannot be said. */
  says: ReadonlyMap<string, InvocationSays | null>;
  /** Null: none was begun, or it is not the reader's. */
  review: FailureReviewView | null;
}

/** A document is held until it is whole: of a longer log the paper has the latest entries, and says so. */
export const MOST_ENTRIES = 1_000;

const STEP_WORDS: Readonly<Record<StepState, string>> = { waiting: 'Open', ready: 'Open', running: 'Under way', finished: 'Done', skipped: 'Skipped' };

/** The report of an invocation, worked out from its log. Every time that was measured stands beside what was asked for. */
export function invocationPdf(told: InvocationOnPaper, around: InvocationPaper): Promise<Buffer> {
  const { of } = told;
  const printed = momentInWords(around.timeZone, around.made);
  const past = around.asAt === undefined ? '' : `, as at ${dayInWords(around.timeZone)(around.asAt)}`;
  return onPaper(
    { title: `Report of ${of.reference} ${of.title}`, organisation: around.organisation, colour: around.colour, made: around.made, foot: `Report of ${of.reference}${past}, printed ${printed}` },
    (paper) => {
      paper.text(`${around.organisation}. Report of an invocation`, { soft: true });
      paper.heading(1, `${of.reference} ${of.title}`);
      paper.text(`Printed ${printed} by ${around.by}${past}.`, { soft: true });
      const moment = (at: string | null): string => (at === null ? '' : momentInWords(around.timeZone, new Date(at)));
      const names = namesIn(of, around.timeZone);
      declaration(paper, of, moment);
      recovery(paper, told);
      plans(paper, told, moment, around);
      roles(paper, told, moment);
      steps(paper, told, moment);
      filed(paper, told.progress, names, moment);
      standDown(paper, of, moment);
      lookBack(paper, told, around.timeZone);
      log(paper, told, names, around.timeZone);
    },
  );
}

const person = (of: PersonRef | null): string => (of ? `${of.jobTitle}, ${of.name}` : '');

type Moment = (at: string | null) => string;

const lasted = (from: string, until: string): string => clockInWords(Math.max(0, Math.floor((Date.parse(until) - Date.parse(from)) / 60_000)));

function declaration(paper: Paper, of: InvocationView, moment: Moment): void {
  paper.gap();
  paper.facts([
    ['State', INVOCATION_STATE_WORDS[of.state]], ['Unit', of.unitName], ['Lead', person(of.lead)], ['Start of the outage', moment(of.outageAt)], ['Declared', `${moment(of.declaredAt)} by ${person(of.declaredBy)}`],
    ['Written down', of.recordedAt.slice(0, 16) === of.declaredAt.slice(0, 16) ? '' : moment(of.recordedAt)], ['Reason', of.reason],
    ['Stood down', of.standDown ? `${moment(of.standDown.at)}, ${lasted(of.outageAt, of.standDown.at)} after the start of the outage` : 'not yet: it runs'],
  ]);
}

function recovery(paper: Paper, { of, progress }: InvocationOnPaper): void {
  paper.heading(2, 'Recovery times and data loss');
  const rows = of.resources.flatMap((one): PaperCell[][] => {
    const known = progress.resources.find(({ resourceId }) => resourceId === one.id);
    const measured = one.measured ?? known?.measured ?? null;
    const loss = one.dataLoss ?? measuredDataLoss(of.outageAt, known?.dataAsOf?.at ?? null);
    if (!one.lost && !measured) return [];
    const [rto, rpo] = [againstRequirement(measured, one.rtoMinutes), againstRequirement(loss, one.rpoMinutes)];
    return [[
      `${one.reference} ${one.name}${one.lost ? ', lost' : ''}`, { words: measured ? measuredWords(measured) : 'Not back', strong: rto === 'over' }, { words: measured ? againstWords(rto, one.rtoMinutes, 'RTO', one.tooLateAtOnce) : asked(one.rtoMinutes, 'RTO', one.tooLateAtOnce), strong: rto === 'over' },
      { words: measuredWords(loss), strong: rpo === 'over' }, { words: loss ? againstWords(rpo, one.rpoMinutes, 'RPO') : asked(one.rpoMinutes, 'RPO'), strong: rpo === 'over' },
    ]];
  });
  const effort = effortOf(progress);
  paper.facts([['Sum of effort over the steps', effort ? spanInWords(effort) : '']]);
  if (rows.length === 0) return paper.text('Nothing is named as lost, and nothing was measured.', { soft: true });
  paper.table([{ heading: 'Resource', share: 2.4 }, { heading: 'Measured', share: 1.3 }, { heading: 'Against the RTO', share: 2 }, { heading: 'Data lost', share: 1.3 }, { heading: 'Against the RPO', share: 2 }], rows);
  paper.text('Measured from the start of the outage, on the clock.', { soft: true });
}

const asked = (minutes: number | null, name: 'RTO' | 'RPO', tooLateAtOnce = false): string => (tooLateAtOnce ? EVEN_AT_ONCE : minutes === null ? `${name} not known` : `The ${name} is ${clockInWords(minutes)}`);

function plans(paper: Paper, { of, says }: InvocationOnPaper, moment: Moment, { today, timeZone }: InvocationPaper): void {
  paper.heading(2, 'Plans');
  paper.table(
    [{ heading: 'Plan', share: 3 }, { heading: 'Invoked', share: 3 }, { heading: 'Why', share: 2.4 }, { heading: 'Recovery', share: 2 }],
    of.invoked.map((plan): PaperCell[] => {
      const said = says.get(plan.planId) ?? null;
      const late = of.state === 'running' && isPastReview(plan.nextReview, today) ? `. Past its review: it was due on ${dayInWords(timeZone)(plan.nextReview!)}` : '';
      return [
        `${planName(plan)}, ${plan.asDraft ? `draft ${plan.number}, never approved` : `version ${plan.number}`}${late}`, `${moment(plan.joinedAt)} by ${person(plan.joinedBy)}`, plan.reason || 'With the declaration',
        { words: said ? inUse(said) : `Not measured. ${asked(plan.rtoMinutes, 'RTO', plan.tooLateAtOnce)}`, strong: said?.outcome === 'failed' },
      ];
    }),
  );
}

const inUse = ({ measured, rtoMinutes, tooLateAtOnce, dataLost }: InvocationSays): string =>
  `${measuredWords(measured)}. ${againstWords(againstRequirement(measured, rtoMinutes), rtoMinutes, 'RTO', tooLateAtOnce)}${dataLost ? `. Data of ${clockInWords(dataLost.minutes)} lost: ${againstWords('over', dataLost.rpoMinutes, 'RPO').toLowerCase().replace('rpo', 'RPO')}` : ''}`;

const planName = ({ reference, name }: InvokedPlan): string => `${reference} ${name}`;

function roles(paper: Paper, { of, progress }: InvocationOnPaper, moment: Moment): void {
  paper.heading(2, 'Roles');
  const rows = of.invoked.flatMap((plan) => plan.roles.map((role): PaperCell[] => {
    const filled = progress.roles.findLast(({ planId, roleId }) => planId === plan.planId && roleId === role.id);
    const who = filled ? (filled.personId ? titleOf(of, filled.personId) : filled.since.text) : role.holder?.personId ? titleOf(of, role.holder.personId) : (role.holder?.name ?? '');
    return [role.title, plan.reference, who || { words: 'Nobody', strong: true }, filled ? `Since ${moment(filled.since.at)}` : who ? 'Named by the plan' : ''];
  }));
  if (rows.length === 0) return paper.text('The plans name no roles.', { soft: true });
  paper.table([{ heading: 'Role', share: 3 }, { heading: 'Plan', share: 1.4 }, { heading: 'Who', share: 3 }, { heading: 'Since', share: 3 }], rows);
}

const titleOf = ({ people }: InvocationView, id: string): string => person(people.find((one) => one.id === id) ?? null);

function steps(paper: Paper, { of, progress }: InvocationOnPaper, moment: Moment): void {
  paper.heading(2, 'Steps');
  const marked = (mark: LogMark): string => `${moment(mark.at)} by ${mark.by.jobTitle}${mark.alsoBy.length > 0 ? `, also told by ${mark.alsoBy.map(({ jobTitle }) => jobTitle).join(', ')}` : ''}`;
  const groups = [...of.invoked.map((plan) => ({ heading: planName(plan), planId: plan.planId as string | null })), { heading: 'Without a plan', planId: null }];
  for (const { heading, planId } of groups) {
    const those = progress.steps.filter(({ step }) => step.planId === planId);
    if (those.length === 0 && planId === null) continue;
    paper.heading(3, heading);
    if (those.length === 0) {
      paper.text('This plan has no steps.', { soft: true });
      continue;
    }
    paper.table(
      [{ heading: 'Step', share: 3.4 }, { heading: 'Stands', share: 1.1 }, { heading: 'Started', share: 2.2 }, { heading: 'Finished', share: 2.4 }, { heading: 'Planned, real', share: 1.4 }],
      those.map(({ step, label, added, state, started, finished, skipped, minutes }): PaperCell[] => [
        [`${label} ${step.title}`, added ? 'Added on the day' : step.who, skipped ? `Skipped ${marked(skipped)}: ${skipped.text}` : ''].filter(Boolean).join('. '), { words: STEP_WORDS[state], strong: state !== 'finished' && state !== 'skipped' },
        started ? marked(started) : '', finished ? marked(finished) : '',
        { words: `${step.minutes === null ? 'not known' : clockInWords(step.minutes)}, ${minutes === null ? 'not known' : clockInWords(minutes)}`, strong: minutes !== null && step.minutes !== null && minutes > step.minutes },
      ]),
    );
  }
  const deviations = deviationsOf(progress);
  paper.heading(3, 'Where it went another way than the plans');
  if (deviations.length === 0) paper.text('No step was added, skipped or begun before its turn.', { soft: true });
  paper.list(deviations.map(({ text }) => text));
}

/** What was filed in the log to be found again: situation reports, handovers. */
function filed(paper: Paper, { entries }: LogProgress, names: LogWords, moment: Moment): void {
  const standing = entries.filter(({ voided }) => !voided);
  paper.heading(2, 'Situation reports');
  const reports = standing.filter(({ entry }) => entry.kind === 'situation-report');
  if (reports.length === 0) paper.text('None was filed.', { soft: true });
  for (const { entry, at, text } of reports) {
    paper.text(`${moment(at)}, ${person(entry.author)}`, { strong: true });
    paper.text(text);
    paper.gap();
  }
  paper.heading(2, 'Handovers');
  const handovers = standing.filter(({ entry }) => entry.kind === 'handover');
  if (handovers.length === 0) return paper.text('None was told.', { soft: true });
  paper.table(
    [{ heading: 'When', share: 2 }, { heading: 'Role', share: 2 }, { heading: 'From', share: 2.4 }, { heading: 'To', share: 2.4 }, { heading: 'What was handed over', share: 4 }],
    handovers.map(({ entry, at, text }): PaperCell[] => [moment(at), (entry.roleId && names.roles?.get(`${entry.planId ?? ''} ${entry.roleId}`)) || '', entry.author.jobTitle, (entry.personId && names.people?.get(entry.personId)) || '', text]),
  );
}

function standDown(paper: Paper, { standDown: over }: InvocationView, moment: Moment): void {
  paper.heading(2, 'Stand-down');
  if (!over) return paper.text('It runs.', { soft: true });
  paper.facts([['When', moment(over.at)], ['By', person(over.by)], ['Reason', over.reason]]);
  if (over.openSteps.length === 0) return paper.text('No step was left open.');
  paper.text('Steps that were left open:');
  paper.list(over.openSteps);
}

function lookBack(paper: Paper, { of, review }: InvocationOnPaper, timeZone: string): void {
  paper.heading(2, review ? `Review ${review.reference}` : 'Review');
  if (review) writeReview(paper, review, timeZone, 3);
  else paper.text(of.review ? `${of.review.reference} looks back at it. It is not read by who prints this.` : 'Nobody has looked back at it yet.', { soft: true });
}

function log(paper: Paper, { of, progress, written }: InvocationOnPaper, names: LogWords, timeZone: string): void {
  paper.heading(2, 'Log');
  const { entries } = progress;
  if (entries.length === 0) return paper.text('Nobody has written in the log.', { soft: true });
  const shown: readonly EffectiveEntry[] = entries.filter(({ entry }) => (entry.position ?? 0) > written - MOST_ENTRIES);
  paper.text(shown.length < written
    ? `The log has ${written.toLocaleString('en-GB')} entries. Here are the ${shown.length.toLocaleString('en-GB')} that came in last; the times and steps above count all of them, and the report on screen has the others.`
    : `${written === 1 ? 'One entry' : `${written.toLocaleString('en-GB')} entries`}, in the order in which it happened. Nothing in a log is edited: a correction is an entry.`, { soft: true });
  const rows = entryRows({ progress, names, timeZone, stoodDownAt: of.standDown?.at ?? null });
  for (const day of logDays(shown, of.outageAt, timeZone)) {
    paper.heading(3, `Day ${day.number}, ${dayInWords(timeZone)(day.at)}`);
    paper.table(LOG_COLUMNS, day.entries.map(rows));
  }
}

function namesIn({ invoked, resources, people }: InvocationView, timeZone: string): LogWords {
  return {
    moment: (at) => momentInWords(timeZone, new Date(at)), plans: new Map(invoked.map((plan) => [plan.planId, planName(plan)])), resources: new Map(resources.map(({ id, name }) => [id, name])),
    people: new Map(people.map((one) => [one.id, one.jobTitle])), roles: new Map(invoked.flatMap(({ planId, roles: those }) => those.map(({ id, title }) => [`${planId} ${id}`, title] as const))),
  };
}
