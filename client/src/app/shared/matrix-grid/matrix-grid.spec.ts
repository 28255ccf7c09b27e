import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { HALTON_4X4, MELTON_6X4 } from '@holdfast/domain';
import { MatrixGrid, type DrawnGridCell } from './matrix-grid';

describe('The cells of a matrix', () => {
  let fixture: ComponentFixture<MatrixGrid>;
  const cell = (key: string): HTMLElement => (fixture.nativeElement as HTMLElement).querySelector(`[data-cell="${key}"]`)!;
  const press = (key: string, init: KeyboardEventInit = {}): void => void document.activeElement!.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, ...init }));

  beforeEach(async () => {
    fixture = TestBed.createComponent(MatrixGrid);
    fixture.componentRef.setInput('matrix', MELTON_6X4.matrix);
    document.body.append(fixture.nativeElement as HTMLElement);
    await fixture.whenStable();
  });

  it('lie with the worst likelihood on top and the worst impact at the right, however they are coded', () => {
    const names = [...(fixture.nativeElement as HTMLElement).querySelectorAll('[role=gridcell]')].map((one) => one.getAttribute('aria-label'));
    expect(names[0]).toBe('A, IV: Medium');
    expect(names[3]).toBe('A, I: Very high');
    expect(names.at(-1)).toBe('F, I: Medium');
  });

  it('are walked with the arrows, and one of them is in the tab order', async () => {
    cell('5,0').focus();
    press('ArrowRight');
    press('ArrowDown');
    await fixture.whenStable();
    expect(document.activeElement!.getAttribute('aria-label')).toBe('B, III: High');
    press('End', { ctrlKey: true });
    await fixture.whenStable();
    expect(document.activeElement!.getAttribute('aria-label')).toBe('F, I: Medium');
    expect((fixture.nativeElement as HTMLElement).querySelectorAll('[tabindex="0"]')).toHaveLength(1);
  });

  it('are chosen with Enter, and other keys are handed out', () => {
    const chosen: DrawnGridCell[] = [];
    const typed: string[] = [];
    fixture.componentInstance.chosen.subscribe((one) => chosen.push(one));
    fixture.componentInstance.typed.subscribe(({ event }) => typed.push(event.key));
    cell('2,1').focus();
    press('Enter');
    press('4');
    expect(chosen.map(({ likelihood, impact }) => `${likelihood} ${impact}`)).toEqual(['D III']);
    expect(typed).toEqual(['4']);
  });

  it('say in words that a cell has no level, or two', async () => {
    const levels = HALTON_4X4.matrix.levels.map((level, index) => (index === 0 ? { ...level, to: 5 } : index === 2 ? { ...level, to: 15 } : level));
    fixture.componentRef.setInput('matrix', { ...HALTON_4X4.matrix, levels: levels.map((level, index) => (index === 1 ? { ...level, from: 4 } : level)) });
    await fixture.whenStable();
    expect(cell('3,3').getAttribute('aria-label')).toBe('4, 4: no level');
    expect(cell('1,1').getAttribute('aria-label')).toBe('2, 2: Low and Medium');
  });
});
