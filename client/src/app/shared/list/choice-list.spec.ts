import { TestBed } from '@angular/core/testing';
import { ChoiceList } from './choice-list';

describe('a list of choices', () => {
  it('keeps both of two ticks that are made before it is drawn again', () => {
    const fixture = TestBed.createComponent(ChoiceList);
    const told: string[][] = [];
    fixture.componentRef.setInput('label', 'State');
    fixture.componentRef.setInput('choices', [{ id: 'open', label: 'Open' }, { id: 'closed', label: 'Closed' }]);
    fixture.componentRef.setInput('chosen', []);
    fixture.componentInstance.chosenChange.subscribe((chosen) => told.push(chosen));
    TestBed.tick();
    for (const box of (fixture.nativeElement as HTMLElement).querySelectorAll('input')) box.click();
    expect(told.at(-1)).toEqual(['open', 'closed']);
  });
});
