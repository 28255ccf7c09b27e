import { Component } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { MELTON_6X4, type Standing } from '@holdfast/domain';
import { ScorePicker } from './score-picker';

@Component({
  imports: [ReactiveFormsModule, ScorePicker],
  template: `<hf-score-picker [formControl]="score" [matrix]="matrix" [was]="{ likelihood: 'F', impact: 'I' }" appetite="M" [levelOnlyAllowed]="true" />`,
})
class Host {
  readonly matrix = MELTON_6X4.matrix;
  readonly score = new FormControl<Standing | null>(null);
}

describe('ScorePicker', () => {
  let fixture: ComponentFixture<Host>;
  const element = () => fixture.nativeElement as HTMLElement;
  const text = () => element().textContent!.replace(/\s+/g, ' ');
  const choose = async (value: string) => {
    element().querySelector<HTMLInputElement>(`input[value="${value}"]`)!.click();
    await fixture.whenStable();
  };
  const click = async (name: string) => {
    [...element().querySelectorAll('button')].find((button) => button.textContent!.trim() === name)!.click();
    await fixture.whenStable();
  };

  beforeEach(async () => {
    fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
  });

  it('starts unscored, and stays so until both are chosen', async () => {
    expect(text()).toContain('Unscored counts as unscored');
    await choose('D');
    expect(text()).toContain('Unscored counts as unscored');
    expect(fixture.componentInstance.score.value).toEqual({ likelihood: 'D', impact: null, level: null });
  });

  it('shows the level that the two make, how it moved and whether it is above appetite', async () => {
    await choose('D');
    await choose('I');
    expect(element().querySelector('[role=status]')!.textContent).toContain('High');
    expect(text()).toContain('Up 1 level');
    expect(text()).toContain('Above the appetite of this register, Medium.');
    expect(fixture.componentInstance.score.value).toEqual({ likelihood: 'D', impact: 'I', level: null });
  });

  it('goes back to unscored', async () => {
    await choose('D');
    await click('Clear');
    expect(fixture.componentInstance.score.value).toEqual({ likelihood: null, impact: null, level: null });
  });

  it('takes a level alone, and forgets the cell', async () => {
    await choose('D');
    await click('Level only');
    await choose('L');
    expect(fixture.componentInstance.score.value).toEqual({ likelihood: null, impact: null, level: 'L' });
    expect(text()).toContain('level only');
  });

  it('shows what the form says', async () => {
    fixture.componentInstance.score.setValue({ likelihood: 'C', impact: 'II' });
    await fixture.whenStable();
    expect(element().querySelector('[role=status]')!.textContent).toContain('High');
  });
});
