import { flagInWords } from './flag-words';

const now = new Date('2026-06-12T10:42:00Z');

describe('why a risk is flagged', () => {
  it.each([
    [{ flag: 'level-still', count: 4, since: null }, 'Its level has not moved for 4 reviews in a row.'],
    [{ flag: 'highest-too-long', count: 12, since: '2025-03-03' }, 'It has been at Very high since 3 March 2025, longer than the 12 months that this register allows.'],
    [{ flag: 'highest-too-long', count: 1, since: '2026-03-03' }, 'It has been at Very high since 3 March, longer than the month that this register allows.'],
    [{ flag: 'actions-all-late', count: 1, since: null }, 'The only action that is left is late.'],
    [{ flag: 'actions-all-late', count: 3, since: null }, 'All 3 actions that are left are late.'],
    [{ flag: 'indicator-breached', count: 1, since: '2026-05-03', indicators: ['ICT-1 Uptime'] }, 'An indicator that watches it is outside tolerance since 3 May: ICT-1 Uptime. It is to be reviewed.'],
    [{ flag: 'indicator-breached', count: 2, since: '2026-05-03', indicators: ['Uptime', 'Calls'] }, '2 indicators that watch it are outside tolerance since 3 May: Uptime, Calls. It is to be reviewed.'],
  ] as const)('%o', (flag, words) => expect(flagInWords(flag, 'Very high', now)).toBe(words));
});
