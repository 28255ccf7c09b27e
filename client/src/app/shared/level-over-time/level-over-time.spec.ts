import { TestBed } from '@angular/core/testing';
import { MELTON_6X4 } from '@holdfast/domain';
import { LevelOverTime } from './level-over-time';

describe('LevelOverTime', () => {
  it('carries in words and in its table what the chart shows', async () => {
    const fixture = TestBed.createComponent(LevelOverTime);
    const inputs = {
      matrix: MELTON_6X4.matrix,
      matrixVersionId: 'v1',
      now: new Date('2026-06-12T10:00:00Z'),
      assessments: [
        { kind: 'residual', matrixVersionId: 'v1', likelihood: 'D', impact: 'I', recordedAt: '2025-04-14T09:00:00Z', rationale: 'First look.' },
        { kind: 'residual', matrixVersionId: 'v1', likelihood: 'F', impact: 'I', recordedAt: '2026-01-20T09:00:00Z', rationale: 'Second site.' },
        { kind: 'target', matrixVersionId: 'v1', likelihood: 'F', impact: 'II', recordedAt: '2026-01-20T09:00:00Z', targetDate: '2027-03-31' },
      ],
    };
    for (const [name, value] of Object.entries(inputs)) fixture.componentRef.setInput(name, value);
    await fixture.whenStable();
    const element = fixture.nativeElement as HTMLElement;
    expect(element.querySelector('[role=group]')!.getAttribute('aria-label')).toBe('Chart. Residual: High since 14 Apr 2025, Medium since 20 Jan. Target: Low since 20 Jan.');
    expect(element.querySelector('svg')!.textContent).toContain('Target, 31 Mar 2027');
    fixture.componentRef.setInput('view', 'table');
    await fixture.whenStable();
    expect([...element.querySelectorAll('tbody tr')].map((row) => row.textContent)).toEqual(['20 JanResidualMediumSecond site.', '20 JanTarget, by 31 Mar 2027Low', '14 Apr 2025ResidualHighFirst look.']);
  });
});
