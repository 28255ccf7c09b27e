import { replacementAnswersOf, replacementFaults, replacementOf, type ReplacementAnswers } from './replacement-answers';

const said = (system: string, from: number | null, to: number | null): ReplacementAnswers => ({ system, from, to });

describe('the replacement of a system in the form of an action', () => {
  it.each<[string, ReplacementAnswers, string[]]>([
    ['nothing', said('', null, null), []],
    ['all of it', said('Payroll', 2026, 2028), []],
    ['one year', said('Payroll', 2026, null), []],
    ['years alone', said(' ', 2026, null), ['system: Name the system, or choose no years.']],
    ['a system alone', said('Payroll', null, null), ['from: Choose the first year in which it is replaced.']],
    ['years backwards', said('Payroll', 2027, 2026), ['to: The last year cannot lie before the first.']],
    ['too many years', said('Payroll', 2026, 2037), ['to: A replacement spans at most 10 years from its first. Split it into several actions.']],
    ['too long a name', said('x'.repeat(121), 2026, null), ['system: Keep it to 120 characters. This has 121.']],
  ])('%s', (_, answers, faults) => expect(replacementFaults(answers).map(({ part, message }) => `${part}: ${message}`)).toEqual(faults));

  it('goes to a request and back', () => {
    expect(replacementOf(said(' Payroll ', 2026, null))).toEqual({ system: 'Payroll', from: 2026, to: 2026 });
    expect(replacementOf(said('', null, null))).toBeNull();
    for (const replacement of [null, { system: 'Payroll', from: 2026, to: 2026 }, { system: 'Payroll', from: 2026, to: 2028 }]) expect(replacementOf(replacementAnswersOf(replacement))).toEqual(replacement);
  });
});
