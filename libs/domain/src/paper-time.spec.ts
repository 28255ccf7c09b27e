import { readPaperTime, writePaperTime } from './paper-time';

const DAY = { startedAt: '2026-05-09T09:00', endedAt: '2026-05-09T18:00' };
const NIGHT = { startedAt: '2026-05-09T22:00', endedAt: '2026-05-10T06:00' };

describe('a time that was written down on paper', () => {
  it.each<[string, typeof DAY, string | null]>([
    ['09:40', DAY, '2026-05-09T09:40'], ['9:40', DAY, '2026-05-09T09:40'], ['0940', DAY, '2026-05-09T09:40'], ['940', DAY, '2026-05-09T09:40'], ['9.40', DAY, '2026-05-09T09:40'], [' 9h40 ', DAY, '2026-05-09T09:40'],
    ['08:30', DAY, '2026-05-09T08:30'], ['+1 09:40', DAY, '2026-05-10T09:40'], ['+0 01:30', NIGHT, '2026-05-09T01:30'], ['01:30', NIGHT, '2026-05-10T01:30'], ['23:15', NIGHT, '2026-05-09T23:15'],
    ['01:30', { ...DAY, endedAt: '' }, '2026-05-09T01:30'], ['2026-05-09T09:40', DAY, '2026-05-09T09:40'], ['', DAY, null], ['25:00', DAY, 'fault'], ['9:61', DAY, 'fault'], ['soon', DAY, 'fault'], ['40', DAY, 'fault'],
    ['09:40', { startedAt: '', endedAt: '' }, 'fault'],
  ])('%j in %j is %j', (text, span, moment) => expect(readPaperTime(text, span)).toBe(moment));

  it.each([
    ['2026-05-09T09:40', DAY, '09:40'], ['2026-05-10T09:40', DAY, '+1 09:40'], ['2026-05-10T01:30', NIGHT, '01:30'], ['2026-05-09T01:30', NIGHT, '+0 01:30'], ['2026-05-08T09:40', DAY, '2026-05-08T09:40'],
  ])('%j is written so that it reads as the same', (moment, span, text) => {
    expect(writePaperTime(moment, span)).toBe(text);
    expect(readPaperTime(text, span)).toBe(moment);
  });
});
