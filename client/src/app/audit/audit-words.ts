import type { AuditEventView } from '@holdfast/contracts';
import { asSentence, WEEKDAY_NAMES, type DigestRhythm, type Role } from '@holdfast/domain';
import { RHYTHM_WORDS } from '../notices/digest-words';
import { fieldInWords, valueInWords } from '../risks/change-words';
import { ROLE_WORDS } from '../people/role-words';
import { day, moment } from '../shared/words/dates';

/** Kinds of things that events are about, as readers call them. */
export const TYPE_WORDS: Readonly<Record<string, string>> = {
  risk: 'Risk', control: 'Control', action: 'Action', recommendation: 'Recommendation', partnership: 'Partnership', plan: 'Recovery plan', activity: 'Activity', resource: 'Resource', dependency: 'Dependency', 'critical-user': 'Critical user', contact: 'Contact', register: 'Register', escalation: 'Proposal to another register', exception: 'Exception to policy', objective: 'Objective', milestone: 'Milestone', indicator: 'Indicator', person: 'Person', unit: 'Unit',
  category: 'Category', 'review-sitting': 'Review sitting', matrix: 'Matrix', 'matrix-version': 'Matrix version', crosswalk: 'Crosswalk', organisation: 'Organisation',
  'working-calendar': 'Working calendar', 'impact-analysis': 'Impact analysis',
  import: 'Import', export: 'Export', 'import-profile': 'Import profile', exercise: 'Rehearsal', invocation: 'Invocation', 'failure-review': 'Review of a failure', 'exercise-programme': 'Rehearsal programme', 'log-batch': 'Log entries', scenario: 'Scenario', token: 'API token', 'calendar-feed': 'Calendar link', freeze: 'Freeze', report: 'Report', bundle: 'Audit bundle', erratum: 'Erratum', reading: 'Reading', review: 'Review',
};

/** Where the name of an action does not say it well enough by itself. */
const ACTION_WORDS: Readonly<Record<string, string>> = {
  'risk.drafted': 'Draft written', 'risk.submitted': 'Draft put into the register', 'risk.discarded': 'Draft discarded', 'risk.assessed': 'Risk scored', 'risk.linked': 'Risk linked to one above',
  'risk.unlinked': 'Link to a risk above taken away', 'risk.accepted': 'Risk accepted above appetite', 'risk.acceptance-withdrawn': 'Acceptance withdrawn', 'risk.action-linked': 'Action linked to a risk',
  'risk.action-unlinked': 'Action taken off a risk', 'risk.reviewed': 'Risk confirmed at a review', 'risk.review-called-for': 'Review called for', 'risk.leaning-named': 'Controls that a residual leans on named', 'control.checked': 'Control checked', 'control.check-signed-off': 'Check of a control signed off', 'milestone.reported': 'Progress of a milestone reported',
  'indicator.reading-entered': 'Reading entered', 'indicator.reading-corrected': 'Reading corrected', 'action.added': 'Action planned', 'action.progress-reported': 'Progress of an action reported',
  'action.rescheduled': 'Due date of an action changed', 'action.resumed': 'Action taken up again', 'attachment.added': 'File attached', 'attachment.withdrawn': 'File withdrawn',
  'recommendation.responded': 'Recommendation responded to', 'recommendation.rescheduled': 'Due date of a recommendation changed', 'recommendation.claimed': 'Recommendation said to be implemented',
  'recommendation.followed-up': 'Recommendation followed up', 'recommendation.risk-accepted': 'Risk of a recommendation accepted', 'recommendation.linked': 'Risks and actions of a recommendation changed',
  'exercise.result-recorded': 'Result of a rehearsal recorded', 'exercise.result-corrected': 'Result of a rehearsal corrected before its sign-off', 'exercise.finding-answered': 'Action planned for a finding of a rehearsal',
  'log.received': 'Log entries received',
  'invocation.declared': 'Invocation declared', 'invocation.plan-pulled-in': 'Plan pulled into an invocation', 'invocation.stood-down': 'Invocation stood down', 'invocation.counted': 'Invocation counted as evidence', 'failure-review.begun': 'Review of a failure begun',
  'failure-review.written': 'Review of a failure written', 'failure-review.lesson-answered': 'Action planned for a lesson of a review', 'failure-review.risk-raised': 'Risk raised from a lesson of a review',
  'exercise-programme.moved-on': 'Next due date of a rehearsal programme moved on',
  'plan.started': 'Recovery plan started', 'plan.drafted': 'New draft of a recovery plan started', 'plan.draft-saved': 'Draft of a recovery plan saved', 'plan.submitted': 'Recovery plan submitted for approval',
  'plan.returned': 'Recovery plan returned', 'plan.withdrawn': 'Recovery plan taken back from approval', 'plan.dropped': 'Draft of a recovery plan dropped', 'plan.pack-pulled': 'Pack of a recovery plan taken away',
  'plan.pdf-pulled': 'Recovery plan taken away on paper', 'escalation.suggested': 'Proposal suggested by the rule', 'escalation.proposed': 'Proposal made', 'escalation.accepted': 'Proposal accepted', 'escalation.declined': 'Proposal declined',
  'escalation.returned': 'Proposal returned with a question', 'escalation.answered': 'Question about a proposal answered', 'escalation.withdrawn': 'Proposal withdrawn',
  'escalation.dismissed': 'Suggestion dismissed', 'escalation.lapsed': 'Proposal lapsed', 'escalation.moved': 'Risk moved to another register', 'exception.requested': 'Exception asked for', 'exception.approved': 'Exception approved',
  'exception.declined': 'Exception declined', 'exception.returned': 'Request for an exception returned with a question', 'exception.answered': 'Question about an exception answered',
  'exception.withdrawn': 'Request for an exception withdrawn', 'exception.revoked': 'Exception revoked', 'exception.renewed': 'Exception renewed', 'person.joined': 'Invitation taken up', 'person.left': 'Departure recorded',
  'person.link-made': 'One-time link made', 'person.password-changed': 'Password changed', 'person.password-reset': 'New password chosen', 'person.password-reset-asked': 'New password asked for',
  'person.role-granted': 'Role given', 'person.digest-chosen': 'Rhythm of mail chosen', 'person.role-ended': 'Role ended', 'session.opened': 'Signed in', 'session.ended': 'Signed out', 'organisation.set-up': 'Organisation set up',
  'impact-analysis.submitted': 'Impact analysis submitted for approval', 'impact-bands.set': 'Time bands of impact analyses set',
  'import.written': 'File imported', 'export.made': 'Register exported', 'export.downloaded': 'Export downloaded', 'import-profile.saved': 'Import profile saved', 'import-profile.removed': 'Import profile removed', 'scenario.saved': 'What-if saved as a scenario', 'resource.gap-raised': 'Risk raised from the gap of a resource', 'resource.gap-action-planned': 'Action planned to close the gap of a resource',
  'token.made': 'API token made', 'token.shown-again': 'API token shown again', 'token.ended': 'API token ended',
  'bundle.begun': 'Audit bundle begun', 'bundle.made': 'Audit bundle made',
  'calendar-feed.made': 'Calendar link made', 'calendar-feed.renewed': 'Calendar link renewed', 'calendar-feed.ended': 'Calendar link taken back', 'calendar-feed.edited': 'What a calendar link holds changed',
  'freeze.taken': 'Register frozen', 'freeze.downloaded': 'Rows of a freeze downloaded', 'erratum.noted': 'Erratum to a freeze noted', 'report.made': 'Report made', 'reading.exempt-wording': 'Exempt wording read',
  'review-sitting.opened': 'Review sitting begun', 'review-sitting.attended': 'Attendance at a review sitting noted', 'review-sitting.skipped': 'Risk put off at a review sitting', 'review-sitting.ended': 'Review sitting ended',
};

/** To choose from. One that came later is understood in an address all the same. */
export const ACTIONS: readonly string[] = [
  ...Object.keys(ACTION_WORDS),
  'risk.added', 'risk.edited', 'risk.closed', 'risk.handed-over', 'risk.moved', 'control.added', 'control.edited', 'control.assessed', 'control.withdrawn', 'control.handed-over', 'action.edited',
  'action.completed', 'action.cancelled', 'action.handed-over', 'recommendation.raised', 'recommendation.edited', 'recommendation.superseded', 'recommendation.handed-over', 'exercise.planned', 'exercise.edited', 'exercise.started', 'exercise.ended', 'exercise.signed-off', 'exercise.cancelled', 'exercise.handed-over', 'invocation.edited', 'invocation.handed-over', 'failure-review.signed-off', 'failure-review.handed-over', 'exercise-programme.added', 'exercise-programme.edited', 'exercise-programme.ended', 'exercise-programme.handed-over', 'partnership.added', 'partnership.edited', 'partnership.reviewed', 'partnership.ended', 'partnership.handed-over', 'plan.edited', 'plan.approved', 'plan.reviewed', 'plan.retired', 'plan.handed-over', 'activity.added', 'activity.edited', 'activity.retired', 'activity.reinstated', 'activity.handed-over', 'resource.added', 'resource.edited', 'resource.retired', 'resource.reinstated', 'resource.handed-over',
  'dependency.added', 'dependency.changed', 'dependency.ended', 'critical-user.added', 'critical-user.edited', 'critical-user.verified', 'critical-user.retired', 'contact.added', 'contact.edited', 'contact.retired', 'register.created', 'register.edited', 'register.closed', 'register.handed-over', 'objective.created', 'objective.edited',
  'objective.closed', 'objective.handed-over', 'milestone.added', 'milestone.edited', 'milestone.withdrawn', 'indicator.added', 'indicator.edited', 'indicator.closed', 'indicator.handed-over',
  'person.invited', 'person.edited', 'unit.created', 'unit.edited', 'unit.closed', 'category.created', 'category.edited', 'category.closed', 'matrix.created', 'matrix.edited',
  'matrix.discarded', 'matrix-version.drafted', 'matrix-version.edited', 'matrix-version.published', 'matrix-version.discarded', 'crosswalk.declared', 'organisation.edited',
  'working-calendar.added', 'working-calendar.edited', 'working-calendar.retired', 'impact-analysis.started', 'impact-analysis.edited', 'impact-analysis.returned', 'impact-analysis.approved',
  'impact-analysis.superseded', 'impact-analysis.withdrawn', 'impact-analysis.reviewed',
];

export const typeInWords = (type: string): string => TYPE_WORDS[type] ?? sentence(type);

/** "Risk scored", "Register closed" */
export function actionInWords(action: string): string {
  const [thing = '', done = ''] = action.split('.');
  return ACTION_WORDS[action] ?? `${typeInWords(thing)} ${done.replaceAll('-', ' ')}`;
}

const FIELD_WORDS: Readonly<Record<string, string>> = {
  name: 'Name', email: 'E-mail', jobTitle: 'Job title', roles: 'Roles', role: 'Role', leftAt: 'Left', successor: 'Successor', parent: 'Under', layer: 'Layer', prefix: 'Prefix', matrixVersion: 'Matrix',
  matrix: 'Matrix', appetite: 'Appetite', reviewMonths: 'Months between reviews', reviewMonthsByLevel: 'Months between reviews by level', closedAt: 'Closed', code: 'Code', timeZone: 'Time zone',
  number: 'Number', definition: 'Levels and cells', mapping: 'Cells and levels', fromVersion: 'From', toVersion: 'To', publishedAt: 'Published', purpose: 'For', kind: 'Kind', risk: 'Risk', risks: 'Risks',
  action: 'Action', priority: 'Priority', progress: 'Progress', dueDate: 'Due', target: 'Target', costs: 'Costs', replacement: 'Replacement of a system', note: 'Note', withdrawn: 'Withdrawn', stillReviews: 'Reviews without movement',
  highestMonths: 'Months at the highest level', exceptionMonths: 'Months of an exception', step: 'Step', policy: 'Policy', deviation: 'What deviates', why: 'Why', compensating: 'Compensating measures',
  controls: 'Controls', askedUntil: 'Asked until', conditions: 'Conditions', renews: 'Renews', renewedBy: 'Renewed by', escalateAt: 'Suggest from level', escalateAboveAppetite: 'Suggest above appetite', register: 'Register', question: 'Question', answer: 'Answer',
  source: 'Source', reportTitle: 'Report', reportDate: 'Date of the report', reportReference: 'Their reference', finding: 'Finding', state: 'State', response: 'Response', verdict: 'Verdict', heldOn: 'Looked at on',
  enteredFor: 'Verdict of', supersededBy: 'Superseded by', partners: 'Partners', lead: 'Lead', significance: 'Significance', meets: 'Meetings', actions: 'Actions',
  officer: 'Responsible officer', perspective: 'Perspective', reporting: 'Reported', financialYear: 'Financial year', milestoneProgress: 'Progress', narrative: 'Narrative', measure: 'Unit of measure',
  direction: 'What is good', period: 'Read every', startsOn: 'Read from', targets: 'Targets', reading: 'Reading', readingFor: 'For', notCollected: 'Not collected', objective: 'Objective',
  digestRhythm: 'Digest by mail', digestWeekday: 'Day of the digest',
  moment: 'As at', form: 'Form of its rows', digest: 'Digest', rows: 'Rows', open: 'Open risks', closed: 'Closed risks', headNumber: 'Audit trail up to', headHash: 'Hash of its head',
  weekly: 'Hours', holidays: 'Holidays', isDefault: 'Default', retired: 'Retired', bands: 'Time bands', impactBands: 'Time bands', impacts: 'Impacts', intolerable: 'Intolerable from', mtpdOverride: 'MTPD',
  mtpdReason: 'Reason for the MTPD', rto: 'RTO', rpo: 'RPO', mbco: 'MBCO', mbcoPercent: 'MBCO in percent', peaks: 'Peak periods', people: 'People', seats: 'Seats', equipment: 'Equipment', activity: 'Activity',
  plannedFor: 'Planned for', scenario: 'Scenario', recurrence: 'How often', nextDue: 'Next due', programme: 'Programme', dueOn: 'For the due date', startedAt: 'Started', endedAt: 'Ended', summary: 'Summary',
  objectives: 'Objectives', objectiveResults: 'Outcomes of the objectives', injects: 'Injects', participants: 'Participants', resources: 'Resources', measured: 'Measured', deviations: 'Deviations', findings: 'Findings',
  backupSet: 'Backup set', backupTakenAt: 'Backup taken', sample: 'Sample checked',
  evidenceKinds: 'What suffices as evidence', evidenceAge: 'How long evidence is good', evidenceSecondPerson: 'Checks signed off by another person', evidenceRecommendation: 'Recommendation that is evidence', evidenceRecommendationId: 'Recommendation that is evidence',
  evidenceAsks: 'What a rehearsal has to show', evidenceExerciseKinds: 'Kinds of rehearsal that suffice', evidenceProgramme: 'Rehearsals of the programme', evidenceProgrammeId: 'Rehearsals of the programme', evidenceResource: 'Rehearsals of the resource', evidenceResourceId: 'Rehearsals of the resource',
  evidencePlan: 'Plan that is evidence', evidencePlanId: 'Plan that is evidence', verdicts: 'What it says as evidence',
  outcome: 'Outcome', link: 'Link', leansOn: 'Leans on', awaitsSignOff: 'Waits for a sign-off', check: 'Check', checkId: 'Check',
  approvedNumber: 'Approved version', approvedDigest: 'Digest of the approved version', freeze: 'Freeze', field: 'What is wrong', says: 'It says', shouldSay: 'It should say',
  report: 'Report', format: 'Format', part: 'Part', detail: 'Told', asAt: 'As at', comparedWith: 'Compared with', exempt: 'Exempt risks in full', fileName: 'File', size: 'Size', contentDigest: 'Digest of what it says',
  holds: 'Table', below: 'Registers below', filter: 'Narrowed to', rowsDigest: 'Digest of the rows',
  everything: 'Everything', lostAt: 'Lost at', basis: 'Recovery times', residualBasis: 'Residuals', lost: 'Lost', losts: 'Lost',
};

export interface Difference {
  readonly label: string;
  readonly before: string;
  readonly after: string;
}

/** What an event changed, field by field, for a reader. `zone` is that of the organisation. */
export const differencesOf = ({ changes }: Pick<AuditEventView, 'changes'>, zone?: string): Difference[] =>
  changes
    // Where the standing of that kind is told, its kind is.
    .filter(({ field, after }) => field !== 'kind' || !changes.some((other) => other.field === after))
    .sort((one, other) => turn(one.field) - turn(other.field))
    .map(({ field, before, after }) => ({ label: FIELD_WORDS[field] ?? known(field), before: inWords(field, before, zone), after: inWords(field, after, zone) }));

/** First what the thing is called, last why; the database keeps fields in no order that says anything. */
const FIRST = ['reference', 'title', 'name', 'jobTitle', 'code', 'status'];
const LAST = ['note', 'rationale', 'reason', 'closeReason'];
const turn = (field: string): number => (FIRST.includes(field) ? FIRST.indexOf(field) : LAST.includes(field) ? 200 : 100);

function known(field: string): string {
  const words = fieldInWords(field);
  return words === field ? sentence(field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`)) : words;
}

function inWords(field: string, value: unknown, zone?: string): string {
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (field === 'progress' && typeof value === 'number') return `${value}%`;
  if (field === 'role' && typeof value === 'string') return ROLE_WORDS[value as Role]?.name ?? value;
  if (field === 'digestRhythm' && typeof value === 'string') return RHYTHM_WORDS[value as DigestRhythm] ?? value;
  if (field === 'digestWeekday' && typeof value === 'number') return WEEKDAY_NAMES[value - 1] ?? String(value);
  if (field === 'purpose' && typeof value === 'string') return value === 'invitation' ? 'An invitation' : 'A new password';
  if (Array.isArray(value)) return value.length ? value.map((one) => inWords(field, one, zone)).join(', ') : 'None';
  if (field === 'roles') return roleInWords(value);
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value)) return day(value, { zone });
  if (typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)) return moment(value, { zone });
  if (isCost(value)) return costInWords(value);
  if (isPlainPairs(value)) return pairsInWords(value);
  return valueInWords(field, value);
}

/** "Risk owner in ICT". At the set-up roles are said without their unit. */
function roleInWords(value: unknown): string {
  const { role, unit } = typeof value === 'string' ? { role: value, unit: undefined } : ((value ?? {}) as { role?: string; unit?: string | null });
  const name = ROLE_WORDS[role as Role]?.name;
  return name === undefined ? 'None' : unit ? `${name} in ${unit}` : name;
}

interface Cost {
  readonly year: number;
  readonly kind: string;
  readonly amount: number | null;
}

const isCost = (value: unknown): value is Cost => typeof value === 'object' && value !== null && 'amount' in value && 'kind' in value;
const costInWords = ({ kind, amount }: Cost): string => `${kind.replaceAll('-', ' ')} ${amount === null ? 'to be assessed' : `£${amount.toLocaleString('en-GB')}`}`;

/** "H: 1, M: 3" */
const isPlainPairs = (value: unknown): value is Record<string, string | number> =>
  typeof value === 'object' && value !== null && Object.keys(value).length > 0 && Object.values(value).every((one) => typeof one === 'number');
const pairsInWords = (value: Record<string, string | number>): string => Object.entries(value).map(([name, one]) => `${name}: ${one}`).join(', ');

const sentence = (words: string): string => asSentence(words.replaceAll('-', ' '));

/** Where the thing of an event is to be seen; null where it has no page of its own. */
export function linkTo({ subject }: Pick<AuditEventView, 'subject'>): readonly string[] | null {
  if (subject.label === null) return null;
  switch (subject.type) {
    case 'risk':
    case 'reading': return ['/risks', subject.id];
    case 'register': return ['/registers', subject.id];
    case 'control': return ['/controls', subject.id];
    case 'action': return ['/actions', subject.id];
    case 'plan': return ['/plans', subject.id];
    case 'activity': return ['/activities', subject.id];
    case 'resource': return ['/resources', subject.id];
    case 'dependency': return ['/dependencies'];
    case 'partnership': return ['/partnerships', subject.id];
    case 'recommendation': return ['/recommendations', subject.id];
    case 'exception': return ['/exceptions', subject.id];
    case 'escalation': return ['/escalations', subject.id];
    case 'review-sitting': return ['/review-sittings', subject.id, 'minutes'];
    case 'person': return ['/people', subject.id];
    case 'report': return ['/reports'];
    case 'export': return ['/exports'];
    case 'freeze': return ['/freezes', subject.id];
    case 'matrix-version': return ['/matrices', subject.id];
    case 'crosswalk': return ['/crosswalks', subject.id];
    case 'unit': return ['/units'];
    case 'category': return ['/categories'];
    case 'objective': return ['/objectives', subject.id];
    case 'indicator': return ['/indicators', subject.id];
    case 'matrix': return ['/matrices'];
    default: return null;
  }
}
