import type { ChangeView, PersonRef, StandingView } from '@holdfast/contracts';
import { ASSESSMENT_KINDS } from '@holdfast/domain';
import { day } from '../shared/words/dates';
import { EXEMPT_WORDS, KIND_WORDS, PROXIMITY_WORDS, STATUS_WORDS, TREATMENT_WORDS } from './words';

const FIELD_WORDS: Readonly<Record<string, string>> = {
  status: 'Status', reference: 'Reference', title: 'Title', cause: 'Cause', event: 'Event', consequence: 'Consequence', category: 'Category', owner: 'Owner',
  unit: 'Unit', treatment: 'Treatment', proximity: 'Proximity', objectives: 'Objectives', exemptGround: 'Exempt ground', publicTitle: 'Public title',
  publicDescription: 'Public description', nextReview: 'Next review', ...KIND_WORDS, targetDate: 'Target by', upperRisk: 'Upper risk', closeReason: 'Reason for closing',
  rationale: 'Reason',
};

/** What somebody did, after their job title: "Head of ICT closed it". */
export function actInWords(action: string, changes: ChangeView['changes'] = []): string {
  const fields = changes.map(({ field }) => field);
  switch (action) {
    case 'risk.added': return 'added it to the register';
    case 'risk.drafted': return 'wrote a draft';
    case 'risk.submitted': return 'put the draft into the register';
    case 'risk.discarded': return 'discarded the draft';
    case 'risk.closed': return 'closed it';
    case 'risk.linked': return 'linked it to a risk above';
    case 'risk.unlinked': return 'took away its link to a risk above';
    case 'risk.handed-over': return 'handed it over to another owner';
    case 'risk.assessed': {
      // Confirmed as it was, nothing but the kind was recorded.
      const said = changes.find(({ field }) => field === 'kind')?.after;
      const kind = ASSESSMENT_KINDS.find((one) => one === said || fields.includes(one));
      return kind ? `scored its ${kind} risk` : 'scored it';
    }
    case 'risk.edited': {
      const names = fields.filter((field) => field !== 'rationale').map((field) => fieldInWords(field).toLowerCase());
      return names.length === 0 || names.length > 3 ? 'changed its wording and facts' : `changed its ${listed(names)}`;
    }
    default: return 'changed it';
  }
}

export function fieldInWords(field: string): string {
  return FIELD_WORDS[field] ?? field;
}

/** A value as it was recorded, for a reader. */
export function valueInWords(field: string, value: unknown): string {
  if (value === null || value === undefined || value === '') return 'None';
  if (isStanding(value)) return standingInWords(value);
  if (isPerson(value)) return value.jobTitle;
  if (Array.isArray(value)) return value.length ? value.map((one) => valueInWords(field, one)).join(', ') : 'None';
  if (typeof value !== 'string') return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'Changed';
  switch (field) {
    case 'nextReview':
    case 'targetDate': return day(value);
    case 'status': return wordOf(STATUS_WORDS, value);
    case 'treatment': return wordOf(TREATMENT_WORDS, value);
    case 'proximity': return wordOf(PROXIMITY_WORDS, value);
    case 'exemptGround': return wordOf(EXEMPT_WORDS, value);
    case 'kind': return wordOf(KIND_WORDS, value);
    default: return value;
  }
}

/** The changes of an entry that a reader wants to see: what kind was scored is said already. */
export function shownChanges({ changes }: ChangeView): { label: string; before: string; after: string }[] {
  return changes
    .filter(({ field }) => field !== 'kind')
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

function wordOf(words: Readonly<Record<string, string>>, value: string): string {
  return words[value] ?? value;
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
