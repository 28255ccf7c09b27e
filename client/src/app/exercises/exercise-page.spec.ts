import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ExerciseView, RehearsedResourceResult } from '@holdfast/contracts';
import { ExercisePage } from './exercise-page';

const resource = (name: string, over: Partial<RehearsedResourceResult>): RehearsedResourceResult => ({
  resourceId: name, reference: 'RES-1', name, kind: 'infrastructure', rtoMinutes: 480, rpoMinutes: 60, neededRtoMinutes: null, neededRpoMinutes: null, neededOn: null, requirementNote: '', workStartedAt: null, usableAt: null, abandonedAt: null, dataAsOf: null,
  effortMinutes: null, note: '', measured: { minutes: 100, moreThan: false }, againstRto: 'within', dataLoss: { minutes: 30, moreThan: false }, againstRpo: 'within', ...over,
});
const ANA = { id: 'ana', name: 'Ana', jobTitle: 'Head of ICT' };
const held = (scope: RehearsedResourceResult[], over: Partial<ExerciseView> = {}): ExerciseView => ({
  id: 'x', reference: 'EX-001', kind: 'restore-test', title: 'Restore', unitId: 'u', unitName: 'ICT', lead: ANA, plannedFor: '2026-05-09', state: 'signed-off', outcome: 'passed', endedAt: '2026-05-09T18:00:00.000Z', programme: null,
  resources: scope.length, findings: 0, waitsForMe: false, dueOn: null, scenario: '', objectives: [], injects: [], participants: [], plans: [], scope, ranLive: false, lostAt: '2026-05-09T08:00:00.000Z', startedAt: '2026-05-09T08:00:00.000Z', summary: 'Back',
  backupSet: 'Nightly', backupTakenAt: '2026-05-08T22:00:00.000Z', backupAgeMinutes: 700, sample: '40 files', deviations: [], found: [], recordedBy: [], signedBy: null, signedAt: null, signOffNote: '', cancelReason: null,
  timeZone: 'Europe/London', mayManage: false, mayRecord: false, mayTakePart: false, maySignOff: false, whyNotSignOff: null, version: 1, ...over,
});

describe('the result of a rehearsal', () => {
  const shown = async (view: ExerciseView): Promise<HTMLElement> => {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    const fixture = TestBed.createComponent(ExercisePage);
    fixture.componentRef.setInput('id', 'x');
    const settled = async (): Promise<void> => {
      for (let turn = 0; turn < 3; turn++) {
        TestBed.tick();
        await new Promise((resolve) => setTimeout(resolve));
      }
    };
    await settled();
    for (const asked of TestBed.inject(HttpTestingController).match('/api/exercises/x')) asked.flush(view);
    await settled();
    for (const asked of TestBed.inject(HttpTestingController).match('/api/exercises/x/live')) asked.flush({ exercise: view, steps: [] });
    await settled();
    for (const asked of TestBed.inject(HttpTestingController).match(({ url }) => url === '/api/exercises/x/log')) asked.flush({ items: [], more: false });
    await settled();
    return fixture.nativeElement as HTMLElement;
  };
  const marked = (page: HTMLElement): string[] => [...page.querySelectorAll('.late')].map((one) => one.textContent.trim());

  it.each<[string, Partial<RehearsedResourceResult>, string[]]>([
    ['a time over its RTO alone is marked, not the data', { againstRto: 'over', measured: { minutes: 680, moreThan: false } }, ['11 h 20 min']],
    ['data older than its RPO alone is marked, not the time', { againstRpo: 'over', dataLoss: { minutes: 540, moreThan: false } }, ['9 h']],
    ['both are, where both missed', { againstRto: 'over', againstRpo: 'over', dataLoss: { minutes: 540, moreThan: false } }, ['1 h 40 min', '9 h']],
    ['neither is, where both are within', {}, []],
    ['nor what nobody can say', { againstRto: 'cannot-say', measured: { minutes: 360, moreThan: true }, againstRpo: 'not-known', rpoMinutes: null }, []],
  ])('%s', async (_, over, expected) => {
    const page = await shown(held([resource('Storage', over)]));
    expect(marked(page)).toEqual(expected);
    // Colour is never the only mark.
    expect(page.querySelectorAll('.late hf-icon').length).toBe(expected.length);
  });

  it('marks the objective that failed, and no other', async () => {
    expect(marked(await shown(held([], { objectives: [{ text: 'One', outcome: 'failed', note: '' }, { text: 'Two', outcome: 'passed', note: '' }] })))).toEqual(['Failed']);
  });

  it.each([
    ['when it was back', '2026-05-09T09:40:00.000Z'],
    ['when the test ended', null],
  ])('says how old the set of a restore test was %s', async (when, usableAt) => {
    expect((await shown(held([resource('Storage', { usableAt })]))).textContent).toContain(`Age ${when}11 h 40 min`);
  });

  it('says of what nobody wrote down that nobody did, not that all went well', async () => {
    const page = await shown(held([]));
    for (const words of ['No deviation was written down', 'No finding was written down']) expect(page.textContent).toContain(words);
  });

  it('names what speaks against its outcome, and nothing where nothing does', async () => {
    const page = await shown(held([resource('Storage', { againstRto: 'over' })], { state: 'held', objectives: [{ text: 'Bring it back', outcome: 'failed', note: '' }] }));
    expect([...page.querySelectorAll('hf-against-outcome li')].map((one) => one.textContent)).toEqual(['The objective “Bring it back” failed.', 'Storage missed its RTO of 8 h.']);
    TestBed.resetTestingModule();
    expect((await shown(held([resource('Storage', {})]))).querySelector('hf-against-outcome')).toBeNull();
  });

  it('says of an inject that nobody brought in or left out that it was not brought in; on paper nothing says so', async () => {
    const injects = [{ minute: 30, text: 'The provider says one shelf is missing' }];
    expect((await shown(held([], { injects, ranLive: true }))).textContent).toContain('one shelf is missingNot brought in');
    TestBed.resetTestingModule();
    expect((await shown(held([], { injects }))).textContent).not.toContain('Not brought in');
  });
});
