import type { ChangeView, PersonRef, ReplacementView, StandingView } from '@holdfast/contracts';
import { ASSESSMENT_KINDS, bytesInWords, fileKindInWords, type ExtraField } from '@holdfast/domain';
import { ACTION_STATUS_WORDS, costInWords, PRIORITY_WORDS, replacementInWords } from '../actions/action-words';
import { EFFECTIVENESS_WORDS } from '../controls/control-words';
import { day } from '../shared/words/dates';
import { EXEMPT_WORDS, KIND_WORDS, PROXIMITY_WORDS, STATUS_WORDS, TREATMENT_WORDS } from './words';

const FIELD_WORDS: Readonly<Record<string, string>> = {
  status: 'Status', reference: 'Reference', title: 'Title', cause: 'Cause', event: 'Event', consequence: 'Consequence', category: 'Category', owner: 'Owner',
  unit: 'Unit', treatment: 'Treatment', proximity: 'Proximity', objectives: 'Objectives', exemptGround: 'Exempt ground', publicTitle: 'Public title',
  publicDescription: 'Public description', nextReview: 'Next review', ...KIND_WORDS, targetDate: 'Target by', upperRisk: 'Upper risk', closeReason: 'Reason for closing',
  rationale: 'Reason', reason: 'Reason', description: 'Description', effectiveness: 'Effectiveness', assessedOn: 'Assessed on', evidenceLink: 'Link to the evidence',
  fileName: 'File', mediaType: 'Kind of file', size: 'Size', digest: 'SHA-256', accepted: 'Accepted at', expiresOn: 'Until',
  step: 'Step', policy: 'Policy', deviation: 'What deviates', why: 'Why', compensating: 'Compensating measures', askedUntil: 'Asked until', conditions: 'Conditions', answer: 'Answer',
  priority: 'Priority', progress: 'Progress in percent', evidenceKinds: 'What suffices as evidence', evidenceAge: 'How long evidence is good', evidenceSecondPerson: 'Checks signed off by another person', evidenceAsks: 'What a rehearsal has to show', evidenceExerciseKinds: 'Kinds of rehearsal that suffice', outcome: 'Outcome', heldOn: 'Held on', link: 'Link', awaitsSignOff: 'Waits for a sign-off', dueDate: 'Due', risks: 'Risks', costs: 'Costs', note: 'Note', replacement: 'Replacement of a system', action: 'Action', actionsLeft: 'Unended actions that served it alone', movedFrom: 'Moved from', extra: 'From the imported register', published: 'Published score',
};

/** What somebody did, after their job title: "Head of ICT closed it". `about` is the control that it was done to, by title, or the action, by reference and title. */
export function actInWords(action: string, changes: ChangeView['changes'] = [], about: string | null = null): string {
  const fields = changes.map(({ field }) => field);
  switch (action) {
    case 'risk.added': return 'added it to the register';
    case 'risk.drafted': return 'wrote a draft';
    case 'risk.submitted': return 'put the draft into the register';
    case 'risk.discarded': return 'discarded the draft';
    case 'risk.closed': return 'closed it';
    case 'risk.linked': return 'linked it to a risk above';
    case 'risk.unlinked': return 'took away its link to a risk above';
    case 'risk.moved': return 'moved it here from another register';
    case 'risk.handed-over': return 'handed it over to another owner';
    case 'risk.assessed': {
      // Confirmed as it was, nothing but the kind was recorded.
      const said = changes.find(({ field }) => field === 'kind')?.after;
      const kind = ASSESSMENT_KINDS.find((one) => one === said || fields.includes(one));
      return kind ? `scored its ${kind} risk` : 'scored it';
    }
    case 'risk.reviewed': return changes.find(({ field }) => field === 'outcome')?.after === 'escalated' ? 'reviewed it and escalated it' : 'reviewed it, without a change';
    case 'risk.review-called-for': return 'recorded something that calls for a look, so its review is due';
    case 'risk.leaning-named': return 'named controls that its residual leans on';
    case 'control.checked': return `checked ${control(about)}: it ${changes.find(({ field }) => field === 'outcome')?.after === 'failed' ? 'failed' : 'passed'}`;
    case 'control.check-signed-off': return `signed off a check of ${control(about)}`;
    case 'risk.edited': return `changed ${fieldsInWords(fields, 'its wording and facts')}`;
    case 'risk.accepted': return 'accepted it above appetite';
    case 'risk.acceptance-withdrawn': return 'withdrew the acceptance above appetite';
    case 'risk.action-linked': return `said that ${actionOf(changes)} serves it too`;
    case 'risk.action-unlinked': return `took it off ${actionOf(changes)}`;
    case 'action.added': return `planned ${about ?? 'an action'}`;
    case 'action.edited': return `changed ${fieldsInWords(fields, 'what is said')} of ${about ?? 'an action'}`;
    case 'action.progress-reported': return `reported how far ${about ?? 'an action'} is`;
    case 'action.rescheduled': return `set another date for ${about ?? 'an action'}`;
    case 'action.completed': return `finished ${about ?? 'an action'}`;
    case 'action.cancelled': return `cancelled ${about ?? 'an action'}`;
    case 'action.resumed': return `took up ${about ?? 'an action'} again`;
    case 'action.handed-over': return `handed ${about ?? 'an action'} over to another owner`;
    case 'control.added': return `added ${control(about)}`;
    case 'control.edited': return `changed ${fieldsInWords(fields, 'the wording')} of ${control(about)}`;
    case 'control.assessed': return `assessed ${control(about)}`;
    case 'control.withdrawn': return `withdrew ${control(about)}`;
    case 'control.handed-over': return `handed ${control(about)} over to another owner`;
    case 'exception.requested': return `asked for an exception to ${policy(about)}`;
    case 'exception.approved': return `approved the exception to ${policy(about)}`;
    case 'exception.declined': return `declined an exception to ${policy(about)}`;
    case 'exception.returned': return `asked a question about the exception to ${policy(about)}`;
    case 'exception.answered': return `answered a question about the exception to ${policy(about)}`;
    case 'exception.withdrawn': return `withdrew the request for an exception to ${policy(about)}`;
    case 'exception.revoked': return `revoked the exception to ${policy(about)}`;
    case 'exception.renewed': return `renewed the exception to ${policy(about)}`;
    case 'attachment.added': return `attached the file ${fileOf(changes)}${about === null ? '' : ` to "${about}"`}`;
    case 'attachment.withdrawn': return `withdrew the file ${fileOf(changes)}${about === null ? '' : ` from "${about}"`}`;
    default: return 'changed it';
  }
}

function control(about: string | null): string {
  return about === null ? 'a control' : `the control "${about}"`;
}

const policy = (about: string | null): string => (about === null ? 'a policy' : `"${about}"`);

/** "its owner and treatment"; beyond three fields, what kind of fields they are. */
function fieldsInWords(fields: readonly string[], many: string): string {
  const names = fields.filter((field) => field !== 'rationale').map((field) => fieldInWords(field).toLowerCase());
  const its = many.startsWith('its') ? 'its' : 'the';
  return names.length === 0 || names.length > 3 ? many : `${its} ${listed(names)}`;
}

export function fieldInWords(field: string): string {
  return FIELD_WORDS[field] ?? field;
}

/** A value as it was recorded, for a reader. */
export function valueInWords(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'None';
  if (isStanding(value)) return standingInWords(value);
  if (isPerson(value)) return value.jobTitle;
  if (isCost(value)) return costInWords(value);
  if (isReplacement(value)) return replacementInWords(value);
  if (isExtra(value)) return `${value.name}: ${value.value}`;
  if (field === 'published' && typeof value === 'object') return publishedInWords(value);
  if (Array.isArray(value)) return value.length ? value.map((one) => valueInWords(field, one)).join(field === 'extra' ? '\n' : ', ') : 'None';
  if (field === 'size' && typeof value === 'number') return bytesInWords(value);
  if (typeof value !== 'string') return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'Changed';
  switch (field) {
    case 'nextReview':
    case 'targetDate':
    case 'assessedOn':
    case 'askedUntil':
    case 'expiresOn': return day(value);
    case 'effectiveness': return wordOf(EFFECTIVENESS_WORDS, value);
    case 'dueDate': return day(value);
    case 'priority': return wordOf(PRIORITY_WORDS, value);
    case 'status': return wordOf({ ...STATUS_WORDS, ...ACTION_STATUS_WORDS }, value);
    case 'treatment': return wordOf(TREATMENT_WORDS, value);
    case 'proximity': return wordOf(PROXIMITY_WORDS, value);
    case 'exemptGround': return wordOf(EXEMPT_WORDS, value);
    case 'kind': return wordOf(KIND_WORDS, value);
    case 'mediaType': return fileKindInWords(value);
    default: return value;
  }
}

/** The changes of an entry that a reader wants to see: what kind was scored is said already. */
export function shownChanges({ changes }: ChangeView): { label: string; before: string; after: string }[] {
  return changes
    .filter(({ field }) => field !== 'kind' && field !== 'outcome')
    .map(({ field, before, after }) => ({ label: fieldInWords(field), before: valueInWords(field, before), after: valueInWords(field, after) }));
}

/** "C · II", a level, or unscored, by codes: the matrix of the time may be another one. */
export function standingInWords({ likelihood, impact, level }: Pick<StandingView, 'likelihood' | 'impact' | 'level'>): string {
  if (likelihood && impact) return `${likelihood} · ${impact}${level ? ` (${level})` : ''}`;
  return level ? `${level}, level only` : 'Unscored';
}

function isStanding(value: unknown): value is StandingView {
  return typeof value === 'object' && value !== null && 'likelihood' in value && 'level' in value;
}

function isPerson(value: unknown): value is PersonRef {
  return typeof value === 'object' && value !== null && 'jobTitle' in value && typeof value.jobTitle === 'string';
}

function isCost(value: unknown): value is Parameters<typeof costInWords>[0] {
  return typeof value === 'object' && value !== null && 'financialYear' in value && 'kind' in value && 'amount' in value;
}

function isReplacement(value: unknown): value is ReplacementView {
  return typeof value === 'object' && value !== null && 'system' in value && 'from' in value && 'to' in value;
}

function isExtra(value: unknown): value is ExtraField {
  return typeof value === 'object' && value !== null && 'name' in value && 'value' in value;
}

/** By kind of assessment, as a file published it. */
const publishedInWords = (value: object): string => Object.entries(value).map(([kind, score]) => `${wordOf(KIND_WORDS, kind)} ${String(score)}`).join(', ');

function wordOf(words: Readonly<Record<string, string>>, value: string): string {
  return words[value] ?? value;
}

function actionOf(changes: ChangeView['changes']): string {
  const change = changes.find(({ field }) => field === 'action');
  const reference = change?.after ?? change?.before;
  return typeof reference === 'string' ? reference : 'an action';
}

function fileOf(changes: ChangeView['changes']): string {
  const name = changes.find(({ field }) => field === 'fileName')?.after;
  return typeof name === 'string' ? `"${name}"` : '';
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
