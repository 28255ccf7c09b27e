import { plansOverdueInWords } from './plans-overdue';

const plan = (reference: string, nextReview: string | null) => ({ planId: reference, reference, name: 'Data centre', nextReview });
const on = '2026-06-12';

it('a plan is past its review from the day after it was due, and never where none is due', () => {
  expect(plansOverdueInWords([plan('PLN-1', on), plan('PLN-2', '2027-01-01'), plan('PLN-3', null)], on, 'rehearsed')).toBeNull();
  expect(plansOverdueInWords([plan('PLN-1', '2026-06-11'), plan('PLN-2', on)], on, 'rehearsed')).toEqual({
    which: 'PLN-1 Data centre was due for review on 11 June 2026.', so: 'What it says may be out of date: review it before it is rehearsed, or note what was different.',
  });
});

it('of several that are used for real one sentence names each, and says what to do where they do not hold', () => {
  expect(plansOverdueInWords([plan('PLN-1', '2026-06-11'), plan('PLN-2', '2025-03-03')], on, 'invoked')).toEqual({
    which: 'Past their review: PLN-1 Data centre, due 11 June 2026; PLN-2 Data centre, due 3 March 2025.', so: 'What they say may be out of date: where it is, do what is right and note it in the log.',
  });
});
