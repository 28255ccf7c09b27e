import { TestBed } from '@angular/core/testing';
import { MELTON_6X4 } from '@holdfast/domain';
import { HeatMapLegend, type CountedMap } from './heat-map-legend';

async function textOf(map: Partial<CountedMap>): Promise<string> {
  const fixture = TestBed.createComponent(HeatMapLegend);
  fixture.componentRef.setInput('matrix', MELTON_6X4.matrix);
  fixture.componentRef.setInput('map', { cells: [], levelOnly: [], unscored: 0, notComparable: 0, leftOut: 0, exempt: 0, ...map });
  await fixture.whenStable();
  return (fixture.nativeElement as HTMLElement).textContent!.replace(/\s+/g, ' ');
}
const cell = (likelihood: string, impact: string, count: number) => ({ likelihood, impact, count, references: [], arrivedUp: 0, arrivedDown: 0 });

describe('HeatMapLegend', () => {
  it('counts risks in cells and by level alone under their level', async () => {
    const text = await textOf({ cells: [cell('D', 'III', 4), cell('E', 'II', 2)], levelOnly: [{ level: 'L', count: 3 }] });
    expect(text).toMatch(/Low ?Low ?9/);
    expect(text).toContain('3 are known by level alone and in no cell: Low 3.');
  });

  it('says what no cell shows, and nothing where there is nothing to say', async () => {
    const text = await textOf({ leftOut: 2, notComparable: 1, exempt: 1, unscored: 5 });
    expect(text).toContain('2 left out: their upper risk is counted here.');
    expect(text).toContain('1 not comparable: scored on a matrix without a crosswalk to this one.');
    expect(text).toContain('1 further risk is exempt.');
    expect(text).toMatch(/Unscored ?Unscored ?5/);
    expect(await textOf({})).not.toMatch(/left out|comparable|exempt|alone/);
  });
});
