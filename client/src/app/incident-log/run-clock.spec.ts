import { TestBed } from '@angular/core/testing';
import { RunClock } from './run-clock';

describe('the clock of a rehearsal or an outage', () => {
  it.each<[string, number, boolean, string]>([
    ['how much is left', 480, false, '3 h left to the RTO of 8 h'],
    ['how much it is over', 240, false, '1 h over the RTO of 4 h'],
    ['that it was needed at once', 0, false, '5 h over the RTO of 0 min (needed at once)'],
    ['that even at once is too late, and no RTO', 0, true, 'Even at once is too late'],
  ])('says %s', (_what, rtoMinutes, tooLateAtOnce, words) => {
    const fixture = TestBed.createComponent(RunClock);
    const given = { startedAt: '2026-05-11T06:00:00.000Z', endedAt: '2026-05-11T11:00:00.000Z', rtoMinutes, tooLateAtOnce };
    for (const [name, value] of Object.entries(given)) fixture.componentRef.setInput(name, value);
    TestBed.tick();
    const page = fixture.nativeElement as HTMLElement;
    expect([page.querySelector('.words')!.textContent.trim(), page.querySelector('.bar')!.getAttribute('aria-valuetext')]).toEqual([words, words]);
  });
});
