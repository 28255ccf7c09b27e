import { deviationsOf, type LiveStep } from '@holdfast/domain';
import { addedLine, lineOfStep, paperFaults, progressOnPaper, stepsOf, type PaperLine } from './paper-line';
import { rowsOf } from './paper-steps';

const step = (id: string): LiveStep => ({ planId: 'plan', id, title: `Do ${id}`, who: '', deputies: '', what: '', where: '', how: '', minutes: 10, after: [], clock: null });
const STEPS = [step('a'), step('b')];
const PLACE = { startedAt: '2026-05-09T09:00', endedAt: '2026-05-09T18:00', zone: 'Europe/London' };
const NOW = '2026-05-20T09:00:00.000Z';
const typed = (at: number, over: Partial<PaperLine>): PaperLine => ({ ...lineOfStep(STEPS[at]!), ...over });

describe('the table of steps that is filled from paper', () => {
  it('has a row for each step, and sends those in which something is written', () => {
    const rows = rowsOf(STEPS, [typed(1, { started: '9:40', finished: '1010' }), { ...addedLine(), title: 'Borrow a drive' }]);
    expect(rows.map(({ title }) => title)).toEqual(['Do a', 'Do b', 'Borrow a drive']);
    expect(stepsOf(rows, PLACE)).toEqual([
      { planId: 'plan', stepId: 'b', title: '', startedAt: '2026-05-09T09:40', finishedAt: '2026-05-09T10:10', skippedAt: null, why: '' },
      { planId: null, stepId: null, title: 'Borrow a drive', startedAt: null, finishedAt: null, skippedAt: null, why: '' },
    ]);
  });

  it.each<[string, PaperLine[], [string, string][]]>([
    ['nothing is wrong', [typed(0, { started: '09:10', finished: '09:40' })], []],
    ['a time that cannot be read', [typed(0, { started: 'soon' })], [['paper-started-0', 'Step 1 “Do a”, started']]],
    ['the second row, though the first is empty', [typed(1, { started: '10:00', finished: '09:40' })], [['paper-finished-1', 'Step 2 “Do b”, finished']]],
    ['skipped without a reason', [typed(0, { skipped: '09:40' })], [['paper-why-0', 'Step 1 “Do a”, why it was skipped']]],
  ])('leads to the field: %s', (_, lines, expected) => {
    expect(paperFaults(rowsOf(STEPS, lines), STEPS, PLACE, NOW).map(({ target, label }) => [target, label])).toEqual(expected);
  });

  it('tells where it went another way than the plan, once something is written', () => {
    expect(progressOnPaper(rowsOf(STEPS, []), STEPS, PLACE)).toBeNull();
    const progress = progressOnPaper(rowsOf(STEPS, [typed(0, { why: 'No key' }), { ...addedLine(), title: 'Borrow a drive', started: '10:00', finished: '10:30' }]), STEPS, PLACE)!;
    expect(deviationsOf(progress, true).map(({ text }) => text)).toEqual([
      'Step 1 “Do a” was skipped: No key.', 'Step 2 “Do b” was never begun.', 'Step added: Borrow a drive.',
    ]);
  });
});
