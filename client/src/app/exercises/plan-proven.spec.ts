import { provideHttpClient } from '@angular/common/http';
import { HttpTestingController, provideHttpClientTesting } from '@angular/common/http/testing';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import { EMPTY_PLAN } from '@holdfast/domain';
import type { PlanProvenView, PlanVersionView } from '@holdfast/contracts';
import { PlanProven } from './plan-proven';

const rehearsed: PlanProvenView['results'][number] = { kind: 'full-failover', source: null, endedAt: '2026-03-01T10:00:00.000Z', outcome: 'passed', versionNumber: 1, measured: { minutes: 180, moreThan: false }, resources: null, proves: true };

describe('what is proven of a plan', () => {
  async function shown(of: Partial<PlanProvenView>, rto: { rtoMinutes: number | null; rtoWords: string }, nameChanges: Partial<PlanVersionView['nameChanges'][number]>[] = []): Promise<string> {
    TestBed.configureTestingModule({ providers: [provideHttpClient(), provideHttpClientTesting(), provideRouter([])] });
    const fixture = TestBed.createComponent(PlanProven);
    fixture.componentRef.setInput('planId', 'p');
    fixture.componentRef.setInput('version', { content: EMPTY_PLAN, names: { activities: [{ id: 'a', reference: 'ACT-1', name: 'Benefits', retiredOn: null, ...rto }] }, nameChanges } as unknown as PlanVersionView);
    const settled = async (): Promise<void> => {
      for (let turn = 0; turn < 3; turn++) {
        TestBed.tick();
        await new Promise((resolve) => setTimeout(resolve));
      }
    };
    await settled();
    for (const asked of TestBed.inject(HttpTestingController).match('/api/plans/p/proven-recovery')) asked.flush({ last: null, inUse: null, results: [rehearsed], ...of });
    await settled();
    return (fixture.nativeElement as HTMLElement).textContent;
  }

  it('is more than the time so far while it is in use past its RTO, with what was proven before beneath', async () => {
    const words = await shown({ inUse: { source: { id: 'i', reference: 'INV-001', title: 'Fire' }, since: '2026-05-11T06:00:00.000Z', measured: { minutes: 390, moreThan: true }, rtoMinutes: 240, tooLateAtOnce: false, versionNumber: 2 } }, { rtoMinutes: 240, rtoWords: '4 h' });
    expect(words).toMatch(/More than 6 h 30 min, in use since .* and not back\. Over the RTO of 4 h INV-001/);
    expect(words).toMatch(/Before that 3 h, full failover/);
  });

  it('is not compared with an RTO in working hours, and says why', async () => {
    expect(await shown({}, { rtoMinutes: null, rtoWords: '10 working hours (Support hours)' })).toContain('The RTO counts working hours, the measured time runs on the clock, nights and weekends too: the two cannot be compared.');
    TestBed.resetTestingModule();
    expect(await shown({}, { rtoMinutes: 240, rtoWords: '4 h' })).toContain('Within the RTO of 4 h');
  });

  it('is rehearsed before its result is signed off, and never rehearsed where nothing is known', async () => {
    const missed = { on: '2026-05-16', kind: 'full-failover', outcome: 'failed', failedBy: 'over-rto', versionNumber: 1, changedSince: false } as const;
    const words = await shown({ last: missed, results: [] }, { rtoMinutes: 240, rtoWords: '4 h' });
    expect(words).toMatch(/Rehearsed, not signed off\s*It missed its RTO when it was rehearsed on/);
    expect(words).not.toContain('Never rehearsed');
    TestBed.resetTestingModule();
    expect(await shown({ results: [] }, { rtoMinutes: 240, rtoWords: '4 h' })).toContain('Never rehearsed');
  });

  it('stands beside the RTO as it is now', async () => {
    const words = await shown({}, { rtoMinutes: null, rtoWords: '' }, [{ id: 'a', rtoNow: '2 h', rtoMinutesNow: 120 }]);
    expect(words).toContain('Over the RTO of 2 h');
    expect(words).toMatch(/RTO2 h\s*Benefits/);
    TestBed.resetTestingModule();
    expect(await shown({}, { rtoMinutes: 240, rtoWords: '4 h' }, [{ id: 'a', nameNow: 'Benefits and grants', rtoNow: null, rtoMinutesNow: null }])).toContain('Within the RTO of 4 h');
  });
});
