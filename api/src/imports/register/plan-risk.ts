import type { AssessRiskRequest, EditRiskRequest, Standing } from '@holdfast/contracts';
import { ASSESSMENT_KINDS, comparable, EXTRA_LIMITS, LIMITS, nextReviewFault, sameExtras, targetDateFault, type AssessmentKind, type ExtraField, type ImportOutcome, type RiskMatrix } from '@holdfast/domain';
import { isEmpty, placeOn, standingFaults, type RegisterOfRisk, type RiskToBring } from '../../risks';
import type { ActionToBring } from '../../actions';
import type { ControlToBring } from '../../controls';
import type { Directory, Named } from '../directory';
import type { Change } from '../plan';
import { planThings } from './plan-things-of-risk';
import { saysOurs } from './published-score';
import { sameStanding } from './same-standing';
import type { CellText, RiskRead, RowFault } from './risk-read';
import type { RiskThere } from './risks-there';

/** What becomes of a row of a register. */
export interface PlannedRisk {
  sheet: string;
  row: number;
  outcome: ImportOutcome | 'fault';
  label: string;
  note: string;
  changes: readonly Change[];
  faults: readonly RowFault[];
  flags: readonly string[];
  /** Of what is new. */
  bring: RiskToBring | null;
  /** Of what is there. */
  id: string | null;
  reference: string | null;
  edit: EditRiskRequest | null;
  assess: readonly { request: AssessRiskRequest; published: string | null }[];
  /** The file says that it is over, and perhaps why. */
  closes: boolean;
  closeReason: string | null;
  /** What is to be added to it. */
  controls: readonly ControlToBring[];
  actions: readonly ActionToBring[];
  /** As the file calls it. */
  theirs: string | null;
}

export interface Surroundings {
  register: RegisterOfRisk & { today: string };
  matrix: RiskMatrix;
  people: Directory<Named>;
  units: Directory<Named>;
  categories: Directory<Named>;
  /** By id, as a cell would say it. */
  say: ReadonlyMap<string, string>;
  /** By id, all that it is called, whether or not it is still in use. */
  called: ReadonlyMap<string, readonly string[]>;
  /** Versions of matrices by id. */
  matrices: ReadonlyMap<string, { name: string; definition: RiskMatrix }>;
  may: { exempt: boolean; controls: boolean; actions: boolean };
  fileName: string;
  /** Rows that cannot be read: left out, or brought in as drafts; null while nobody said so. */
  unreadable: 'leave-out' | 'draft' | null;
  /** Who owns risks whose owner is not known here. */
  ownerless: 'register-owner' | null;
  numberOf: (reference: string) => number | null;
}

const NARRATIVES = ['cause', 'event', 'consequence'] as const;
const CALLED = { title: 'Title', cause: 'Cause', event: 'Event', consequence: 'Consequence', owner: 'Owner', unit: 'Unit', category: 'Category', treatment: 'Treatment', proximity: 'Proximity', nextReview: 'Next review' } as const;
const KINDS: Readonly<Record<AssessmentKind, string>> = { inherent: 'Inherent', residual: 'Residual', target: 'Target' };

/** A row after whom and what it names was looked up. What was not found, or does not fit here, is kept under its own name. */
interface Looked {
  read: RiskRead;
  ownerId: string | null;
  unitId: string | null;
  categoryId: string | null;
  nextReview: string | null;
  targetDate: string | null;
  standings: Partial<Record<AssessmentKind, Standing>>;
  published: Partial<Record<AssessmentKind, string>>;
  extra: ExtraField[];
  faults: RowFault[];
  flags: string[];
  controls: ControlToBring[];
  actions: ActionToBring[];
}

export function planRisk(given: RiskRead, there: RiskThere | null, around: Surroundings): PlannedRisk {
  const read = there && given.own ? withoutSettled(given, there, around) : given;
  const label = labelOf(read, there);
  const base = { sheet: read.sheet, row: read.row, label, note: '', changes: [], faults: [], flags: read.flags, bring: null, id: there?.risk.id ?? null, reference: there?.risk.reference ?? null, edit: null, assess: [], closes: false, closeReason: null, controls: [], actions: [], theirs: read.reference?.text ?? null };
  if (read.own?.publicly && read.own.exemptGround) return { ...base, outcome: 'left-out', note: 'It is exempt, and the file has its public wording alone' };
  if (read.leftOut) return { ...base, outcome: 'left-out', note: 'Left out by choice' };
  if (there?.risk.status === 'closed') return { ...base, outcome: 'same', note: 'It is closed here, and stays so' };
  const looked = lookUp(read, there, around);
  const unreadable = looked.faults.length > 0;
  if (unreadable && around.unreadable === null) return { ...base, outcome: 'fault', faults: looked.faults };
  const why = looked.faults.map(({ header, message }) => (header ? `${header}: ${message}` : message)).join('; ');
  if (unreadable && (around.unreadable === 'leave-out' || (!there && !read.title))) return { ...base, outcome: 'left-out', note: why };
  if (there) return { ...base, flags: looked.flags, ...changesOf(looked, there, around), ...(unreadable ? { note: `Left as it was: ${why}` } : {}) };
  return { ...base, flags: looked.flags, outcome: 'new', note: unreadable ? `A draft without a score. ${why}` : looked.flags.join('; '), bring: toBring(looked, around, unreadable), closes: read.closed && !unreadable, closeReason: read.own?.closeReason ?? null, ...(unreadable ? {} : { controls: looked.controls, actions: looked.actions }) };
}

/** What stands here as the file says it, on whatever matrix it was scored, is not read onto another. */
function withoutSettled(read: RiskRead, there: RiskThere, { matrices }: Surroundings): RiskRead {
  const settled = ASSESSMENT_KINDS.filter((kind) => sameStanding(read, there, kind, matrices));
  const left = <T>(of: Partial<Record<AssessmentKind, T>>): Partial<Record<AssessmentKind, T>> => Object.fromEntries(Object.entries(of).filter(([kind]) => !settled.includes(kind as AssessmentKind)));
  const { targetDate, ...rest } = read;
  return {
    ...rest, standings: left(read.standings), published: left(read.published), faults: read.faults.filter(({ kind }) => !kind || !settled.includes(kind)), ...(targetDate && !settled.includes('target') ? { targetDate } : {}),
  };
}

const labelOf = ({ title, reference }: RiskRead, there: RiskThere | null): string => {
  const called = title ?? there?.risk.title ?? reference?.text ?? '';
  const by = there?.risk.reference ?? '';
  return clipped(by ? `${by} ${called}` : called, 300);
};

const clipped = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most - 1)}…` : text);

function lookUp(read: RiskRead, there: RiskThere | null, around: Surroundings): Looked {
  const extra = [...read.extra];
  const faults = [...read.faults];
  const flags = [...read.flags];
  const keep = ({ header, was }: CellText): void => void extra.push({ name: header, value: was });
  const named = (cell: CellText | undefined, directory: Directory<Named>, now: string | null | undefined): string | null => {
    if (!cell) return null;
    if (now && isCalled(now, cell, around)) return now;
    const found = directory.find(cell.text);
    if ('one' in found) return found.one.id;
    keep(cell);
    return null;
  };
  if (!read.title && !there && !faults.some(({ header }) => header === 'Title')) faults.push({ column: null, header: 'Title', was: '', message: 'The row names no risk. A risk needs a title', meant: [] });
  const ownerId = ownerOf(read, there, around, { faults, flags, keep });
  const unitId = named(read.unit, around.units, there?.risk.unit_id);
  const categoryId = named(read.category, around.categories, there?.risk.category_id);
  if (read.reference && around.numberOf(read.reference.text) === null) keep(read.reference);
  const day = (cell: RiskRead['nextReview'], fault: string | null): string | null => {
    if (!cell) return null;
    if (fault === null) return cell.day;
    keep(cell);
    flags.push(`${cell.header} ${cell.was} is kept as the file says it: ${lower(fault)}`);
    return null;
  };
  const nextReview = day(read.nextReview, read.nextReview && read.nextReview.day !== there?.risk.next_review ? nextReviewFault(read.nextReview.day, around.register.today) : null);
  const targetDate = day(read.targetDate, read.targetDate && read.targetDate.day !== there?.risk.target_date ? targetDateFault(read.targetDate.day, around.register.today) : null);
  const { standings, published } = scoresOf(read, targetDate ?? there?.risk.target_date ?? null, around.matrix, { faults, flags, extra });
  if (read.targetDate && targetDate && !standings.target) keep(read.targetDate);
  if (read.own?.exemptGround && !around.may.exempt && read.own.exemptGround !== there?.risk.exempt_ground)
    faults.push({ column: null, header: 'Exempt ground', was: read.own.exemptGround, message: 'It is exempt, and you may not exempt risks here. Leave this row out', meant: [] });
  const things = planThings(read, there, ownerId ?? there?.risk.owner_id ?? around.register.ownerId, around, { flags, extra });
  return { read, ownerId, unitId, categoryId, nextReview, targetDate, standings, published, extra: fitting(extra), faults, flags, ...things };
}

const isCalled = (id: string, { text }: CellText, { called }: Surroundings): boolean => called.get(id)?.some((name) => comparable(name) === comparable(text)) ?? false;

interface Notes {
  faults: RowFault[];
  flags: string[];
  keep: (cell: CellText) => void;
}

function ownerOf({ owner, own }: RiskRead, there: RiskThere | null, around: Surroundings, { faults, flags, keep }: Notes): string | null {
  const { people, register, ownerless } = around;
  if (!owner) {
    if (there?.risk.owner_id) return null;
    if (ownerless === null) faults.push({ column: null, header: 'Owner', was: '', message: 'No owner. An open risk needs one', meant: [] });
    return register.ownerId;
  }
  if (there?.risk.owner_id && isCalled(there.risk.owner_id, owner, around)) return there.risk.owner_id;
  const both = own?.ownerName ? people.find(`${owner.text}, ${own.ownerName}`) : null;
  if (both && 'one' in both) return both.one.id;
  const found = people.find(owner.text);
  if ('one' in found) return found.one.id;
  if (ownerless === null) {
    faults.push({ column: owner.column, header: owner.header, was: owner.was, message: found.fault, meant: found.meant });
    return null;
  }
  keep(owner);
  if (there?.risk.owner_id) return null;
  flags.push(`${owner.was} is not known here, so the ${register.ownerTitle} owns it`);
  return register.ownerId;
}

function scoresOf(read: RiskRead, targetDate: string | null, matrix: RiskMatrix, { faults, flags, extra }: { faults: RowFault[]; flags: string[]; extra: ExtraField[] }): Pick<Looked, 'standings' | 'published'> {
  const standings: Looked['standings'] = {};
  const published: Looked['published'] = {};
  for (const kind of ASSESSMENT_KINDS) {
    const given = read.standings[kind];
    const score = read.published[kind];
    if (given && !isEmpty(given)) {
      const wrong = standingFaults(matrix, kind, { ...given, ...(kind === 'target' ? { targetDate } : {}) });
      if (kind === 'target' && wrong.some(({ field }) => field === 'targetDate')) {
        // Without a day to be reached by it is no target here: what the file says of it is kept.
        extra.push({ name: `Target of the register`, value: inCodes(given) });
        if (score) extra.push({ name: score.header, value: score.was });
        flags.push('The target has no date ahead to be reached by, so it is kept as the file says it');
        continue;
      }
      for (const { message } of wrong) faults.push({ column: null, header: KINDS[kind], was: inCodes(given), message: message.replace(/\.$/, ''), meant: [] });
      if (wrong.length > 0) continue;
      standings[kind] = given;
    }
    if (!score) continue;
    if (!standings[kind]) extra.push({ name: score.header, value: score.was });
    else if (!saysOurs(matrix, standings[kind], score.text)) {
      published[kind] = clipped(score.was, EXTRA_LIMITS.published);
      if (placeOn(matrix, standings[kind]).score === null) flags.push(`${KINDS[kind]}: the file publishes ${clipped(score.was, 40)}, the matrix makes ${placed(matrix, standings[kind])} of it`);
    }
  }
  return { standings, published };
}

const inCodes = ({ likelihood, impact, level }: Standing): string => (level ? level : [likelihood, impact].filter(Boolean).join(' · '));

function placed(matrix: RiskMatrix, standing: Standing): string {
  const { score, level } = placeOn(matrix, standing);
  const label = matrix.levels.find(({ code }) => code === level)?.label ?? level ?? '';
  return score === null ? label : `${score} (${label})`;
}

const lower = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1).replace(/\.$/, '');

/** Two columns of one header keep both their cells. */
function fitting(extra: readonly ExtraField[]): ExtraField[] {
  const taken = new Map<string, number>();
  return extra.slice(0, EXTRA_LIMITS.fields).map(({ name, value }) => {
    const clean = clipped(readable(name) || 'Without a header', EXTRA_LIMITS.name);
    const times = (taken.get(clean) ?? 0) + 1;
    taken.set(clean, times);
    return { name: times === 1 ? clean : `${clipped(clean, EXTRA_LIMITS.name - 6)} (${times})`, value: clipped(readable(value), EXTRA_LIMITS.value) };
  }).filter(({ value }) => value !== '');
}

/** Without what cannot be shown. */
const readable = (text: string): string => text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '').trim();

/** What is too long for its field is kept whole beside it. */
function wordsOf({ read }: Looked, extra: ExtraField[]): { title: string | undefined; cause?: string; event?: string; consequence?: string } {
  const cut = (name: string, text: string | undefined, most: number): string | undefined => {
    if (text === undefined) return undefined;
    const said = readable(text);
    if (said.length > most) extra.push({ name: `${name}, in full`, value: said });
    return clipped(said, most);
  };
  const title = cut(CALLED.title, read.own ? read.title : read.title?.replace(/\s+/g, ' '), LIMITS.title);
  const said = Object.fromEntries(NARRATIVES.flatMap((field) => (read[field] === undefined ? [] : [[field, cut(CALLED[field], read[field], LIMITS.narrative)]])));
  return { title, ...said };
}

function toBring(looked: Looked, { register, numberOf }: Surroundings, draft: boolean): RiskToBring {
  const { read, faults } = looked;
  // Of a draft what could not be read is kept as it stands.
  const extra = [...looked.extra, ...(draft ? faults.filter(({ was }) => was !== '').map(({ header, was }) => ({ name: header, value: was })) : []), ...(draft ? listed('Controls', looked.controls) : []), ...(draft ? listed('Actions', looked.actions) : [])];
  const { title, ...words } = wordsOf(looked, extra);
  const number = read.reference ? numberOf(read.reference.text) : null;
  return {
    request: {
      title: title ?? '', ...words, status: draft ? 'draft' : 'open', ownerId: looked.ownerId, categoryId: looked.categoryId, unitId: looked.unitId ?? register.unitId,
      treatment: read.treatment ?? null, proximity: read.proximity ?? null, nextReview: looked.nextReview, ...(draft ? {} : exemptOf(read)),
    },
    rationales: Object.fromEntries(Object.entries(read.own?.standings ?? {}).flatMap(([kind, { justification }]) => (justification ? [[kind, justification]] : []))),
    standings: draft ? {} : looked.standings, targetDate: draft ? null : looked.standings.target ? looked.targetDate : null, published: draft ? {} : looked.published, extra: fitting(extra), number,
  };
}

const listed = (name: string, things: readonly { title: string }[]): ExtraField[] => (things.length > 0 ? [{ name, value: things.map(({ title }) => title).join('\n') }] : []);

const exemptOf = ({ own }: RiskRead): Pick<EditRiskRequest, 'exemptGround' | 'publicTitle' | 'publicDescription'> =>
  own?.exemptGround ? { exemptGround: own.exemptGround, publicTitle: own.publicTitle, publicDescription: own.publicDescription } : {};

type Changed = Pick<PlannedRisk, 'outcome' | 'changes' | 'edit' | 'assess' | 'closes' | 'closeReason' | 'controls' | 'actions'>;

function changesOf(looked: Looked, there: RiskThere, around: Surroundings): Changed {
  const { risk } = there;
  const { read } = looked;
  const changes: Change[] = [];
  const more: ExtraField[] = [...looked.extra];
  const { title, ...words } = wordsOf(looked, more);
  const edit: EditRiskRequest = {};
  const say = (id: string | null): string => (id === null ? '' : (around.say.get(id) ?? ''));
  const note = (called: string, before: string, after: string): void => void changes.push({ called, before, after });
  if (title && title !== risk.title) {
    note(CALLED.title, risk.title, title);
    edit.title = title;
  }
  for (const field of NARRATIVES) {
    const text = words[field];
    if (text === undefined || text === risk[field]) continue;
    note(CALLED[field], risk[field], text);
    edit[field] = text;
  }
  if (looked.ownerId && looked.ownerId !== risk.owner_id) {
    note(CALLED.owner, say(risk.owner_id), say(looked.ownerId));
    edit.ownerId = looked.ownerId;
  }
  if (looked.unitId && looked.unitId !== risk.unit_id) {
    note(CALLED.unit, say(risk.unit_id), say(looked.unitId));
    edit.unitId = looked.unitId;
  }
  if (looked.categoryId && looked.categoryId !== risk.category_id) {
    note(CALLED.category, say(risk.category_id), say(looked.categoryId));
    edit.categoryId = looked.categoryId;
  }
  if (read.treatment && read.treatment !== risk.treatment) {
    note(CALLED.treatment, risk.treatment ?? '', read.treatment);
    edit.treatment = read.treatment;
  }
  if (read.proximity && read.proximity !== risk.proximity) {
    note(CALLED.proximity, risk.proximity ?? '', read.proximity);
    edit.proximity = read.proximity;
  }
  if (looked.nextReview && looked.nextReview !== risk.next_review) {
    note(CALLED.nextReview, risk.next_review ?? '', looked.nextReview);
    edit.nextReview = looked.nextReview;
  }
  // A ground that is taken away in the file publishes nothing: that is decided on the page of the risk.
  const exempt = exemptOf(read);
  for (const [field, called, was] of [['exemptGround', 'Exempt ground', risk.exempt_ground], ['publicTitle', 'Public title', risk.public_title], ['publicDescription', 'Public description', risk.public_description]] as const) {
    const is = exempt[field];
    if (!is || is === was) continue;
    note(called, was ?? '', is);
    Object.assign(edit, { [field]: is });
  }
  const extra = merged(risk.extra, fitting(more), note);
  if (extra) edit.extra = extra.map(({ name, value }) => ({ name, value }));
  const assess = assessedAnew(looked, there, around, note);
  for (const { title: control } of looked.controls) note('Control', '', control);
  for (const { title: action } of looked.actions) note('Action', '', action);
  if (read.closed) note('Status', 'Open', 'Closed');
  return {
    outcome: changes.length > 0 ? 'changed' : 'same', changes, edit: Object.keys(edit).length > 0 ? edit : null, assess, closes: read.closed, closeReason: read.own?.closeReason ?? null, controls: looked.controls, actions: looked.actions,
  };
}

/** What the file says takes the place of what was there under the same name; the rest stays. */
function merged(there: readonly ExtraField[], said: readonly ExtraField[], note: (called: string, before: string, after: string) => void): ExtraField[] | null {
  const all = there.map((field) => ({ ...field }));
  for (const { name, value } of said) {
    const known = all.find((field) => field.name === name);
    if (known?.value === value) continue;
    note(name, known?.value ?? '', value);
    if (known) known.value = value;
    else if (all.length < EXTRA_LIMITS.fields) all.push({ name, value });
  }
  return sameExtras(there, all) ? null : all;
}

function assessedAnew(looked: Looked, { risk, published }: RiskThere, { matrix, register, fileName }: Surroundings, note: (called: string, before: string, after: string) => void): PlannedRisk['assess'] {
  return ASSESSMENT_KINDS.flatMap((kind) => {
    const given = looked.standings[kind];
    if (!given) return [];
    const now = placeOn(matrix, given);
    const here = risk[`${kind}_matrix_version_id`] === register.matrixVersionId;
    const [was, is] = [published[kind] ?? null, looked.published[kind] ?? null];
    const targetDate = kind === 'target' ? (looked.targetDate ?? risk.target_date) : null;
    const place = here && risk[`${kind}_likelihood`] === now.likelihood && risk[`${kind}_impact`] === now.impact && risk[`${kind}_level`] === now.level;
    const day = kind !== 'target' || targetDate === risk.target_date;
    if (place && day && was === is) return [];
    const old = inCodes({ likelihood: risk[`${kind}_likelihood`], impact: risk[`${kind}_impact`], level: risk[`${kind}_likelihood`] ? null : risk[`${kind}_level`] });
    if (!place) note(KINDS[kind], old, inCodes(given));
    if (!day) note('Target by', risk.target_date ?? '', targetDate ?? '');
    if (was !== is) note(`Published ${kind}`, was ?? '', is ?? 'as ours');
    return [{ request: { kind, ...given, rationale: looked.read.own?.standings[kind]?.justification ?? `As the register "${clipped(fileName, 200)}" says, row ${looked.read.row}`, ...(targetDate ? { targetDate } : {}) }, published: is }];
  });
}
