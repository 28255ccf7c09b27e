import { LiveAnnouncer } from '@angular/cdk/a11y';
import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { CORPORATE_5X5, MELTON_6X4, type CellPosition } from '@holdfast/domain';
import { HeatMap } from './heat-map';

@Component({
  imports: [HeatMap],
  template: `<hf-heat-map label="Residual risk" [matrix]="matrix()" [cells]="cells" [(selected)]="selected" [(view)]="view" (chosen)="heard.push($event)" />`,
})
class Host {
  readonly matrix = signal(MELTON_6X4.matrix);
  readonly cells = [
    { likelihood: 'C', impact: 'II', count: 3, references: ['ICT-004', 'ICT-012', 'ICT-013'], arrivedUp: 1, arrivedDown: 0 },
    { likelihood: 'F', impact: 'I', count: 1, references: ['ICT-001'], arrivedUp: 0, arrivedDown: 0 },
  ];
  readonly selected = signal<CellPosition | null>(null);
  readonly view = signal<'map' | 'table'>('map');
  readonly heard: (CellPosition | null)[] = [];
}

describe('HeatMap', () => {
  let fixture: ComponentFixture<Host>;
  const announce = jest.fn(() => Promise.resolve());
  const find = (selector: string) => fixture.nativeElement.querySelector(selector) as HTMLElement;
  const stop = () => find('[role=gridcell][tabindex="0"]');
  const press = async (key: string, more: KeyboardEventInit = {}) => {
    (document.activeElement ?? stop()).dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, ...more }));
    await fixture.whenStable();
  };

  beforeEach(async () => {
    announce.mockClear();
    TestBed.configureTestingModule({ providers: [{ provide: LiveAnnouncer, useValue: { announce, ngOnDestroy: () => {} } }] });
    fixture = TestBed.createComponent(Host);
    document.body.append(fixture.nativeElement);
    await fixture.whenStable();
  });
  afterEach(() => fixture.nativeElement.remove());

  it('is a grid of named cells with one tab stop, at the worst risk', () => {
    expect(find('[role=grid]').getAttribute('aria-label')).toBe('Residual risk, likelihood by impact');
    expect(fixture.nativeElement.querySelectorAll('[role=gridcell]')).toHaveLength(24);
    expect(fixture.nativeElement.querySelectorAll('[role=gridcell][tabindex="0"]')).toHaveLength(1);
    expect(stop().getAttribute('aria-label')).toBe('C, II: High, 3 risks: ICT-004, ICT-012, ICT-013, 1 rose into it');
  });

  it('moves by arrows, Home, End and their Ctrl forms, and stops at the edges', async () => {
    stop().focus();
    await press('ArrowUp');
    expect(stop().dataset['at']).toBe('1,2');
    await press('Home');
    expect(stop().dataset['at']).toBe('1,0');
    await press('ArrowLeft');
    expect(stop().dataset['at']).toBe('1,0');
    await press('End', { ctrlKey: true });
    expect(stop().dataset['at']).toBe('5,3');
    expect(document.activeElement).toBe(stop());
  });

  it('chooses with Enter, says how many, and clears with Escape', async () => {
    stop().focus();
    await press('Enter');
    expect(fixture.componentInstance.selected()).toEqual({ likelihood: 'C', impact: 'II' });
    expect(stop().getAttribute('aria-selected')).toBe('true');
    expect(announce).toHaveBeenCalledWith('3 risks at C, II');
    await press('Escape');
    expect(fixture.componentInstance.heard).toEqual([{ likelihood: 'C', impact: 'II' }, null]);
  });

  it('clears by choosing the same cell again', async () => {
    stop().click();
    stop().click();
    await fixture.whenStable();
    expect(fixture.componentInstance.selected()).toBeNull();
  });

  it('changes to a table with the same numbers by T', async () => {
    stop().focus();
    await press('t');
    expect(fixture.componentInstance.view()).toBe('table');
    const rows = [...fixture.nativeElement.querySelectorAll('tbody tr')] as HTMLElement[];
    expect(rows).toHaveLength(6);
    expect(rows[2]!.textContent).toContain('3 High');
    expect(rows[2]!.textContent).toContain('ICT-004, ICT-012, ICT-013');
  });

  it('begins its table with the worst impact, and Escape clears the choice there too', async () => {
    stop().focus();
    await press('Enter');
    await press('t');
    const head = [...fixture.nativeElement.querySelectorAll('thead th')].map((cell: Element) => cell.textContent!.replace('Impact', '').trim().split(/\s/)[0]);
    expect(head).toEqual(['Likelihood', 'I', 'II', 'III', 'IV']);
    expect(fixture.nativeElement.querySelectorAll('tbody tr')[2]!.querySelectorAll('td')[1]!.textContent).toContain('ICT-012');
    find('.as-table').focus();
    await press('Escape');
    expect([fixture.componentInstance.selected(), fixture.componentInstance.view()]).toEqual([null, 'table']);
  });

  it('paints one rectangle for each cell, empty ones as a tint', () => {
    const fills = [...fixture.nativeElement.querySelectorAll('hf-heat-map-fills rect')].map((rect: Element) => rect.getAttribute('fill'));
    expect(fills).toHaveLength(24);
    expect(fills[10]).toBe('var(--hf-level-4)');
    expect(fills[0]).toContain('color-mix');
  });

  it('follows another matrix', async () => {
    fixture.componentInstance.matrix.set(CORPORATE_5X5.matrix);
    await fixture.whenStable();
    expect(fixture.nativeElement.querySelectorAll('[role=gridcell]')).toHaveLength(25);
  });
});
