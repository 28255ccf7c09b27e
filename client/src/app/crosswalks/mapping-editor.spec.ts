import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { CORPORATE_5X5, MELTON_6X4, proposeCrosswalk } from '@holdfast/domain';
import { targetOf } from './mapping';
import { MappingEditor } from './mapping-editor';

const { cells, levels } = proposeCrosswalk(MELTON_6X4.matrix, CORPORATE_5X5.matrix);

describe('Mapping by keyboard', () => {
  let fixture: ComponentFixture<MappingEditor>;
  const here = (): string => document.activeElement!.id;
  const press = async (key: string): Promise<void> => {
    document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true }));
    await new Promise((done) => requestAnimationFrame(done));
    await fixture.whenStable();
  };

  beforeEach(async () => {
    fixture = TestBed.createComponent(MappingEditor);
    for (const [name, value] of Object.entries({ from: MELTON_6X4.matrix, to: CORPORATE_5X5.matrix, fromName: 'ICT', toName: 'Corporate', mapping: { cells: [...cells], levels: [...levels] } })) fixture.componentRef.setInput(name, value);
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
    (fixture.nativeElement as HTMLElement).querySelector<HTMLElement>('#left-3-2')!.focus();
  });
  afterEach(() => (fixture.nativeElement as HTMLElement).remove());

  it('leads from a cell to its place, sends it elsewhere, and leads back', async () => {
    await press('Enter');
    const place = targetOf({ cells: [...cells], levels: [...levels] }, { likelihood: 'C', impact: 'II' })!;
    expect(here()).toBe(`right-${Number(place.likelihood) - 1}-${Number(place.impact) - 1}`);
    await press('ArrowUp');
    await press('Enter');
    expect(here()).toBe('left-3-2');
    expect(targetOf(fixture.componentInstance.mapping(), { likelihood: 'C', impact: 'II' })).toEqual({ ...place, likelihood: String(Number(place.likelihood) + 1) });
  });

  it('leaves the mapping as it is when Escape leads back', async () => {
    await press('Enter');
    await press('Escape');
    expect(here()).toBe('left-3-2');
    expect(fixture.componentInstance.mapping().cells).toEqual(cells);
  });

  it('only shows where cells go once it is declared', async () => {
    fixture.componentRef.setInput('readOnly', true);
    await fixture.whenStable();
    await press('Enter');
    expect(here()).toBe('left-3-2');
    expect((fixture.nativeElement as HTMLElement).querySelectorAll('select')).toHaveLength(0);
  });
});
