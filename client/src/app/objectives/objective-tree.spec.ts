import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { provideRouter } from '@angular/router';
import type { ObjectiveNode } from '@holdfast/contracts';
import { CORPORATE_5X5, type LevelSummary } from '@holdfast/domain';
import { MatrixVersions } from '../matrices/matrix-versions';
import { ObjectiveTree } from './objective-tree';

const none: LevelSummary = { worst: null, scored: 0, levelOnly: 0, unscored: 0, notComparable: 0, leftOut: 0 };
const [lowest, highest] = [CORPORATE_5X5.matrix.levels[0]!, CORPORATE_5X5.matrix.levels.at(-1)!];

describe('an objective in the tree', () => {
  async function shown(inherent: Partial<LevelSummary>, residual: Partial<LevelSummary>): Promise<string> {
    const known = signal(new Map([['m', { definition: CORPORATE_5X5.matrix }]]));
    TestBed.configureTestingModule({ providers: [provideRouter([]), { provide: MatrixVersions, useValue: { known, need: () => undefined } }] });
    const fixture = TestBed.createComponent(ObjectiveTree);
    const node = {
      id: 'o', code: 'S01', title: 'Keep it up', kind: 'service-objective', unitName: 'ICT', actions: null, milestones: {}, indicators: {}, reportsDue: 0, inherent: { ...none, ...inherent }, residual: { ...none, ...residual },
    } as unknown as ObjectiveNode;
    fixture.componentRef.setInput('branches', [{ node, below: [], fits: true }]);
    fixture.componentRef.setInput('matrixVersionId', 'm');
    await fixture.whenStable();
    return (fixture.nativeElement as HTMLElement).textContent!.replace(/\s+/g, ' ');
  }

  it('shows the initial level beside the residual one', async () => {
    expect(await shown({ worst: highest.code, scored: 1 }, { worst: lowest.code, scored: 1 })).toMatch(new RegExp(`${lowest.label}.*Initial: ${highest.label}`));
  });

  it('says that nothing was scored before controls rather than calling it low', async () => {
    expect(await shown({ unscored: 1 }, { worst: lowest.code, scored: 1 })).toContain('Initial: Unscored');
  });

  it('speaks of no level where no risk stands in the way', async () => {
    expect(await shown({}, {})).not.toContain('Initial');
  });
});
