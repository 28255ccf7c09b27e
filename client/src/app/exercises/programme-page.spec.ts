import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ExerciseProgrammeView, ExerciseRow, Page } from '@holdfast/contracts';
import { ExerciseProgrammePage } from './programme-page';

const programme = { id: 'p', name: 'Monthly restore test', kind: 'restore-test', recurrence: 'FREQ=MONTHLY;BYMONTHDAY=16', owner: { jobTitle: 'Head of ICT' }, unitName: 'ICT', plans: [], resources: [], scenario: '', nextDue: null, following: [], planned: null, last: null, endedAt: null, mayManage: false } as unknown as ExerciseProgrammeView;
const held = (reference: string, outcome: ExerciseRow['outcome']): ExerciseRow => ({ id: reference, reference, title: 'Payroll', state: 'signed-off', outcome, plannedFor: '2026-05-16', endedAt: '2026-05-16T18:00:00.000Z' }) as ExerciseRow;

describe('the page of a programme', () => {
  const shown = async (page: Page<ExerciseRow>): Promise<string> => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    const fixture = TestBed.createComponent(ExerciseProgrammePage);
    fixture.componentRef.setInput('id', 'p');
    const settled = async (): Promise<void> => {
      for (let turn = 0; turn < 3; turn++) {
        TestBed.tick();
        await new Promise((resolve) => setTimeout(resolve));
      }
    };
    const http = TestBed.inject(HttpTestingController);
    await settled();
    for (const asked of http.match('/api/exercise-programmes/p')) asked.flush(programme);
    await settled();
    for (const asked of http.match(({ url }) => url.startsWith('/api/exercises?programme=p&'))) asked.flush(page);
    await settled();
    const panel = [...(fixture.nativeElement as HTMLElement).querySelectorAll('hf-panel')].find((one) => one.textContent.includes('Held so far'))!;
    return panel.textContent.replace(/\s+/g, ' ');
  };

  it.each<[string, Page<ExerciseRow>, string[]]>([
    ['tells each that was held, with what came of it, and how many failed', { items: [held('EXR-2', 'failed'), held('EXR-1', 'passed')], next: null, total: 2 }, ['2, 1 failed', 'EXR-2 Payroll', 'Failed', 'EXR-1 Payroll', 'Passed']],
    ['says that there are more than it shows', { items: [held('EXR-2', 'passed')], next: 'more', total: null }, ['the last 1']],
    ['says that none was held', { items: [], next: null, total: 0 }, ['It was not held yet.']],
  ])('%s', async (_, page, words) => {
    const text = await shown(page);
    for (const said of words) expect(text).toContain(said);
  });
});
