import type { ReviewView, SinceChange, SittingItem, StandingView } from '@holdfast/contracts';
import { CORPORATE_5X5 } from '@holdfast/domain';
import { changeInWords, nextToDecide, reviewInWords, unchangedInWords, type MatrixOf } from './review-words';

const matrixOf: MatrixOf = (id) => (id === 'm1' ? CORPORATE_5X5.matrix : null);
const medium: StandingView = { matrixVersionId: 'm1', likelihood: '3', impact: '4', level: 'M', score: 12 };
const high: StandingView = { matrixVersionId: 'm1', likelihood: null, impact: null, level: 'H', score: null };
const unscored: StandingView = { matrixVersionId: null, likelihood: null, impact: null, level: null, score: null };
const year = new Date().getFullYear();

describe('a review in the minutes', () => {
  it.each<[Partial<ReviewView>, string]>([
    [{ outcome: 'no-change', after: medium }, 'no change, 3 · 4, Medium'],
    [{ outcome: 're-scored', before: medium, after: high }, 're-scored, 3 · 4, Medium to High, level only'],
    [{ outcome: 're-scored', before: unscored, after: medium }, 're-scored, unscored to 3 · 4, Medium'],
    [{ outcome: 're-scored', before: medium, after: medium }, 'confirmed, 3 · 4, Medium'],
    [{ outcome: 'closed', after: unscored }, 'closed as redundant, last at unscored'],
  ])('%o', (review, words) => expect(reviewInWords(review as ReviewView, matrixOf)).toBe(words));
});

describe('what changed since the last review', () => {
  const said = (change: object) => {
    const { strong, text, tone } = changeInWords({ at: '', about: 'Shorten the restore', ...change } as SinceChange, `${year}-06-12`, matrixOf);
    return `${strong} ${text} [${tone}]`;
  };
  it.each<[object, string]>([
    [{ kind: 'assessed', assessed: 'residual', before: medium, after: high }, 'Residual scored. 3 · 4, Medium to High, level only. [plain]'],
    [{ kind: 'assessed', assessed: 'target', before: null, after: high }, 'Target scored. High, level only. [plain]'],
    [{ kind: 'action-rescheduled', from: `${year}-04-30`, due: `${year}-05-31` }, 'Action slipped. Shorten the restore: due 30 Apr, now 31 May. [bad]'],
    [{ kind: 'action-rescheduled', from: `${year}-04-30`, due: `${year}-04-01` }, 'Action brought forward. Shorten the restore: due 30 Apr, now 1 Apr. [plain]'],
    [{ kind: 'action-late', due: `${year}-05-31` }, 'Action late. Shorten the restore: due 31 May, 12 days ago. [bad]'],
    [{ kind: 'action-done', note: '' }, 'Action done. Shorten the restore. [good]'],
    [{ kind: 'control-assessed', effectiveness: 'ineffective' }, 'Control ineffective. Shorten the restore. [bad]'],
    [{ kind: 'escalation', about: 'Corporate risks', escalation: 'escalation', entry: 'returned', note: 'How much?' }, 'Escalation returned with a question. To Corporate risks: "How much?" [plain]'],
    [{ kind: 'edited', about: null, fields: ['ownerId', 'treatment'] }, 'Changed. Owner and treatment. [plain]'],
  ])('%o', (change, words) => expect(said(change)).toBe(words));

  it('says what stayed', () => {
    expect(unchangedInWords([])).toBe('Score, owner, treatment, controls and actions are unchanged.');
    expect(unchangedInWords([{ kind: 'edited', at: '', about: null, fields: ['ownerId'] }, { kind: 'control-new', at: '', about: 'x' }, { kind: 'action-new', at: '', about: 'x', due: '' }])).toBe('Score and treatment are unchanged.');
  });
});

describe('where a sitting goes on', () => {
  const items = (...states: SittingItem['state'][]) => states.map((state, n) => ({ riskId: String(n), state })) as SittingItem[];
  it.each<[string, SittingItem[], string | undefined, string | null]>([
    ['at the first that is open', items('decided', 'open', 'open'), undefined, '1'],
    ['at the next open one', items('open', 'decided', 'open'), '1', '2'],
    ['and round to those before it', items('open', 'decided', 'decided'), '1', '0'],
    ['at what was put off, last', items('skipped', 'decided', 'open'), undefined, '2'],
    ['at another that was put off rather than the same', items('skipped', 'skipped', 'decided'), '0', '1'],
    ['at the same when it is all there is', items('decided', 'skipped'), '1', '1'],
    ['nowhere when all is decided', items('decided', 'elsewhere'), undefined, null],
  ])('%s', (_case, given, after, expected) => expect(nextToDecide(given, after)).toBe(expected));
});
