import { Component } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import { Field } from '../field/field';
import { DateField } from './date-field';

@Component({
  imports: [DateField, Field, ReactiveFormsModule],
  template: `<hf-field label="Review by" [group]="true"><hf-date-field [formControl]="day" from="2026-06-13" tooEarly="Choose a date after today." /></hf-field>`,
})
class Host {
  readonly day = new FormControl<string | null>('2026-07-04');
}

describe('DateField', () => {
  let fixture: ComponentFixture<Host>;
  const inputs = () => [...(fixture.nativeElement as HTMLElement).querySelectorAll('input')];
  const type = async (...values: string[]) => {
    values.forEach((value, index) => {
      const input = inputs()[index]!;
      input.value = value;
      input.dispatchEvent(new Event('input'));
    });
    await fixture.whenStable();
  };
  const day = () => fixture.componentInstance.day;

  beforeEach(async () => {
    fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
  });

  it('shows a day as three numbers', () => {
    expect(inputs().map((input) => input.value)).toEqual(['4', '7', '2026']);
    expect((fixture.nativeElement as HTMLElement).querySelector('[role=group]')).not.toBeNull();
  });

  it('gives the day that is typed', async () => {
    await type('30', '6', '2027');
    expect([day().value, day().valid]).toEqual(['2027-06-30', true]);
  });

  it.each([
    [['31', '2', '2027'], 'Choose a day that exists, for example 30 6 2026.'],
    [['1', '7', '27'], 'Write the year with four numbers, for example 2026.'],
    [['12', '6', '2026'], 'Choose a date after today.'],
  ])('refuses %j in words', async (typed, words) => {
    await type(...typed);
    expect(day().errors).toEqual({ date: words });
  });

  it('takes nothing as no date', async () => {
    await type('', '', '');
    expect([day().value, day().valid]).toEqual([null, true]);
  });
});
