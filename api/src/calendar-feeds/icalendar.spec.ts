import { icalendar, type CalendarEntry } from './icalendar';

const NOW = new Date('2026-06-18T09:42:10.123Z');
const entry = (more: Partial<CalendarEntry> = {}): CalendarEntry => ({ uid: 'exercise-1@holdfast', title: 'Restore test', description: '', url: 'https://risks.example/rehearsals/1', when: { day: '2026-07-06' }, ...more });
const linesOf = (...entries: CalendarEntry[]): string[] => icalendar('Rehearsals', entries, NOW).split('\r\n');

describe('a calendar as RFC 5545 has it', () => {
  it('ends every line as it must, and says each part once', () => {
    const lines = linesOf(entry());
    expect(lines.at(-1)).toBe('');
    expect(lines).toEqual(expect.arrayContaining(['BEGIN:VCALENDAR', 'VERSION:2.0', 'UID:exercise-1@holdfast', 'DTSTAMP:20260618T094210Z', 'DTSTART;VALUE=DATE:20260706', 'END:VCALENDAR']));
    expect(icalendar('Rehearsals', [entry()], NOW)).not.toMatch(/[^\r]\n/);
  });

  it('writes times in UTC, so that they are right in summer and in winter', () => {
    expect(linesOf(entry({ when: { from: '2026-07-06T09:00:00+01:00', until: '2026-12-06T09:00:00Z' } }))).toEqual(expect.arrayContaining(['DTSTART:20260706T080000Z', 'DTEND:20261206T090000Z']));
    expect(linesOf(entry({ when: { from: '2026-07-06T08:00:00Z', until: null } })).join()).not.toContain('DTEND');
  });

  it('ends a span of days on the day after its last', () =>
    expect(linesOf(entry({ when: { day: '2026-12-01', last: '2026-12-31' } }))).toEqual(expect.arrayContaining(['DTSTART;VALUE=DATE:20261201', 'DTEND;VALUE=DATE:20270101'])));

  it('recurs by the rule of its programme', () => expect(linesOf(entry({ rule: 'FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO' }))).toContain('RRULE:FREQ=MONTHLY;INTERVAL=1;BYDAY=1MO'));

  it('says what was cancelled', () => expect(linesOf(entry({ cancelled: true }))).toContain('STATUS:CANCELLED'));

  it('lets nothing that was typed become a line of its own', () => {
    const lines = linesOf(entry({ title: 'A, b; c\\d\r\nEND:VCALENDAR\u0000' }));
    expect(lines).toContain('SUMMARY:A\\, b\\; c\\\\d\\nEND:VCALENDAR ');
    expect(lines.filter((line) => line === 'END:VCALENDAR')).toHaveLength(1);
  });

  it('folds after 75 octets and never inside a letter', () => {
    const title = 'Ŵyl yn y tŷ gwyn '.repeat(12);
    const text = icalendar('Rehearsals', [entry({ title })], NOW);
    for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(text.replaceAll('\r\n ', '')).toContain(`SUMMARY:${title}`);
    expect(text).not.toContain('\uFFFD');
  });
});
