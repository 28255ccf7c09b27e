import { hoursInWords, readDays, readHours, weekInWords } from './hours-words';

const week = [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '18:00' }));

describe('hours of a week', () => {
  it('are told by runs of like days', () => {
    expect(weekInWords([...week, { weekday: 6, from: '09:00', to: '12:00' }])).toBe('Monday to Friday 08:00 to 18:00; Saturday 09:00 to 12:00');
    expect(hoursInWords([{ weekday: 1, from: '08:00', to: '12:00' }, { weekday: 1, from: '13:00', to: '17:00' }], 1)).toBe('08:00 to 12:00, 13:00 to 17:00');
  });

  it.each<[string, ReturnType<typeof readHours>]>([
    ['', []],
    ['8-18', [{ weekday: 2, from: '08:00', to: '18:00' }]],
    ['08:00 to 12:00, 13.00-17.30', [{ weekday: 2, from: '08:00', to: '12:00' }, { weekday: 2, from: '13:00', to: '17:30' }]],
    ['mornings', null],
  ])('are read from “%s”', (typed, spans) => {
    expect(readHours(typed, 2)).toEqual(spans);
  });

  it('leave out holidays, as people write dates', () => {
    expect(readDays('25/12/2026\n2026-12-28, 1.1.2027')).toEqual(['2026-12-25', '2026-12-28', '2027-01-01']);
    expect(readDays('Christmas')).toBeNull();
  });
});
