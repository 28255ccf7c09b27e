import { TestBed } from '@angular/core/testing';
import type { PlanStep } from '@holdfast/domain';
import { StepsEditor } from './steps-editor';

const step = (id: string): PlanStep => ({ id, title: '', roleId: null, what: '', where: '', how: '', minutes: null, after: [], clock: null });

describe('the steps of a plan while they are written', () => {
  function shown(): { page: HTMLElement; last: () => readonly PlanStep[] | undefined } {
    const fixture = TestBed.createComponent(StepsEditor);
    let last: readonly PlanStep[] | undefined;
    fixture.componentRef.setInput('steps', [step('one'), step('two')]);
    fixture.componentRef.setInput('roles', [{ id: 'lead', title: 'Lead', duties: '', holder: null, deputies: [] }]);
    fixture.componentInstance.stepsChange.subscribe((steps) => (last = steps));
    TestBed.tick();
    return { page: fixture.nativeElement as HTMLElement, last: () => last };
  }
  function give(field: HTMLInputElement | HTMLSelectElement, value: string, event: 'input' | 'change'): void {
    field.value = value;
    field.dispatchEvent(new Event(event));
  }

  it('keeps both of two changes that are made before it is drawn again', () => {
    const { page, last } = shown();
    give(page.querySelector<HTMLInputElement>('#step-one input')!, 'Work on paper', 'input');
    give(page.querySelector<HTMLSelectElement>('#step-one select')!, 'lead', 'change');
    expect(last()?.[0]).toEqual({ ...step('one'), title: 'Work on paper', roleId: 'lead' });
  });

  it('takes what is typed for the step in which it is typed, though that was moved meanwhile', () => {
    const { page, last } = shown();
    page.querySelector<HTMLButtonElement>('#step-one [data-down]')!.click();
    give(page.querySelector<HTMLInputElement>('#step-one input')!, 'Work on paper', 'input');
    expect(last()).toEqual([step('two'), { ...step('one'), title: 'Work on paper' }]);
  });
});
