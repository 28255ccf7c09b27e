import { provideHttpClient, withInterceptors } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter, Router } from '@angular/router';
import { RouterTestingHarness } from '@angular/router/testing';
import type { RiskView, SessionView } from '@holdfast/contracts';
import { READY_MADE_MATRICES } from '@holdfast/domain';
import { aRisk, headOfIct, standing } from '../../../../test/a-risk';
import { inWords, onceOnly } from '../../http/interceptors';
import { Session } from '../../session/session';
import { AssessRiskPage } from './assess-risk-page';

const { matrix } = READY_MADE_MATRICES.find((one) => one.matrix.likelihood.some(({ code }) => code === 'F'))!;
const [high, medium] = ['High', 'Medium'].map((label) => matrix.levels.find((level) => level.label === label)!.code) as [string, string];

describe('scoring a risk', () => {
  let server: HttpTestingController;
  let page: HTMLElement;
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 3; turn++) {
      TestBed.tick();
      await new Promise((resolve) => setTimeout(resolve));
    }
  };
  const choose = (code: string): void => page.querySelector<HTMLInputElement>(`input[type=radio][value="${code}"]`)!.click();
  const say = (reason: string): void => {
    const box = page.querySelector<HTMLTextAreaElement>('textarea')!;
    box.value = reason;
    box.dispatchEvent(new Event('input'));
  };
  const press = async (words: string): Promise<void> => {
    [...page.querySelectorAll('button')].find((button) => button.textContent?.includes(words))!.click();
    await settled();
  };
  const text = (): string => page.textContent?.replace(/\s+/g, ' ') ?? '';

  async function open(risk: RiskView, kind = 'residual'): Promise<void> {
    TestBed.configureTestingModule({
      providers: [
        provideHttpClient(withInterceptors([inWords, onceOnly])), provideHttpClientTesting(),
        provideRouter([{ path: 'risks/:id/assess', component: AssessRiskPage }, { path: 'risks/:id', children: [] }], (await import('@angular/router')).withComponentInputBinding()),
      ],
    });
    server = TestBed.inject(HttpTestingController);
    TestBed.inject(Session).begin({ person: { ...headOfIct, email: 'x@example.org' }, organisation: { id: 'o', name: 'O', timeZone: 'Europe/London', decidesOwnProposals: false, colour: null, version: 1 }, historyBeginsOn: '2025-04-01', roles: [], rootUnitId: 'root', expiresAt: '', previousVisitAt: null, demo: false } as SessionView);
    const harness = await RouterTestingHarness.create();
    await harness.navigateByUrl(`/risks/r1/assess?kind=${kind}`);
    page = harness.routeNativeElement!;
    await settled();
    server.expectOne('/api/risks/r1').flush(risk);
    await settled();
    server.expectOne('/api/matrix-versions/a-f').flush({ id: 'a-f', definition: matrix, publishedAt: '2026-01-01T00:00:00Z' });
    await settled();
  }

  beforeEach(() => localStorage.clear());

  it('begins where the risk stands, so that confirming it takes a reason alone', async () => {
    await open(aRisk({ residual: standing('C', 'II', high), version: 4 }));
    say('Nothing changed this quarter.');
    await press('Save the score');
    const sent = server.expectOne('/api/risks/r1/assessments');
    expect(sent.request.body).toEqual({ kind: 'residual', likelihood: 'C', impact: 'II', rationale: 'Nothing changed this quarter.' });
    expect(sent.request.headers.get('If-Match')).toBe('"4"');
  });

  it('names the controls that it leans on with the score itself, and says what their evidence makes of it', async () => {
    await open(aRisk({ residual: standing('C', 'II', high), version: 4 }));
    const control = (id: string, title: string, evidence: object, leanedOn: boolean) => ({ id, title, evidence, leanedOn, withdrawnAt: null });
    server.expectOne('/api/risks/r1/controls').flush([
      control('c1', 'Spare board', { state: 'passed', on: '2026-05-01', until: '2027-05-01' }, true), control('c2', 'Failover', { state: 'failed', on: '2026-05-09' }, false), { ...control('c3', 'Old', { state: 'none' }, false), withdrawnAt: '2026-01-01T00:00:00Z' },
    ]);
    await settled();
    expect([...page.querySelectorAll('hf-leaning-field label')].map((label) => label.textContent?.trim())).toEqual(['Spare board', 'Failover']);
    expect(text()).toContain('it is drawn where it is claimed, as evidenced too');
    page.querySelectorAll<HTMLInputElement>('hf-leaning-field input')[1]!.click();
    await settled();
    expect(text()).toContain('Failover: no passing evidence in date.');
    say('The board alone does not do it.');
    await press('Save the score');
    expect(server.expectOne('/api/risks/r1/assessments').request.body).toMatchObject({ kind: 'residual', leansOn: ['c1', 'c2'] });
  });

  it('wants a reason and a whole score before anything is sent', async () => {
    await open(aRisk());
    choose('D');
    await press('Save the score');
    server.expectNone('/api/risks/r1/assessments');
    expect(text()).toContain('2 answers need a change');
    expect(text()).toContain('Score: choose the impact too, or clear the score.');
  });

  it('wants the day by which a target is to be reached', async () => {
    await open(aRisk(), 'target');
    choose('E');
    choose('II');
    say('When the second duct is built.');
    await press('Save the score');
    server.expectNone('/api/risks/r1/assessments');
    expect(text()).toContain('Say by when the target is to be reached.');
  });

  it('shows both scores when somebody else scored first, and saves mine on top when I keep it', async () => {
    await open(aRisk({ residual: standing('C', 'II', high), version: 4 }));
    choose('D');
    say('The spare board has arrived.');
    await press('Save the score');
    const current = aRisk({ residual: standing('B', 'II', high), version: 5 });
    server.expectOne('/api/risks/r1/assessments').flush({ code: 'stale', title: 'Somebody else saved first.', status: 412, current }, { status: 412, statusText: 'x' });
    await settled();
    server.expectOne('/api/risks/r1/changes').flush({ items: [{ id: 'c', at: '2026-06-12T09:39:00Z', actor: { id: 'i', name: 'I', jobTitle: 'Infrastructure Manager' }, action: 'risk.assessed', changes: [] }], next: null, total: null });
    await settled();
    expect(text()).toContain('The Infrastructure Manager saved ICT-001');
    expect(text()).toMatch(/B · II.*D · II/);
    await press('Mine');
    await press('Save the result');
    const again = server.expectOne('/api/risks/r1/assessments');
    expect(again.request.body).toMatchObject({ likelihood: 'D', impact: 'II', rationale: 'The spare board has arrived.' });
    expect(again.request.headers.get('If-Match')).toBe('"5"');
  });

  it('records nothing when theirs is kept', async () => {
    await open(aRisk({ residual: standing('C', 'II', high), version: 4 }));
    choose('D');
    say('The spare board has arrived.');
    await press('Save the score');
    server.expectOne('/api/risks/r1/assessments').flush({ code: 'stale', title: 'x', status: 412, current: aRisk({ residual: standing('B', 'II', medium), version: 5 }) }, { status: 412, statusText: 'x' });
    await settled();
    server.expectOne('/api/risks/r1/changes').flush({ items: [], next: null, total: null });
    await settled();
    await press('Theirs');
    await press('Save the result');
    server.expectNone('/api/risks/r1/assessments');
    expect(TestBed.inject(Router).url).toBe('/risks/r1');
  });
});
