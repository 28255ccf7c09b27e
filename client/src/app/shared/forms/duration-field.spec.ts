import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { FormControl, ReactiveFormsModule } from '@angular/forms';
import type { Duration, WorkingCalendar } from '@holdfast/domain';
import { Field } from '../field/field';
import { DurationField } from './duration-field';

const SUPPORT: WorkingCalendar = {
  ...{ id: 'support', name: 'Support hours', zone: 'Europe/London', holidays: [], isDefault: true },
  weekly: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: '08:00', to: '18:00' })),
};

@Component({
  imports: [DurationField, Field, ReactiveFormsModule],
  template: `<hf-field label="RTO"><hf-duration-field [formControl]="rto" [calendars]="calendars()" taken="shortest" /></hf-field>`,
})
class Host {
  readonly calendars = signal<readonly WorkingCalendar[]>([]);
  readonly rto = new FormControl<Duration | null>({ minutes: 600, calendarId: 'support' });
}

describe('DurationField', () => {
  let fixture: ComponentFixture<Host>;
  const page = () => fixture.nativeElement as HTMLElement;
  const input = () => page().querySelector('input')!;
  const rto = () => fixture.componentInstance.rto;
  const type = async (text: string) => {
    input().value = text;
    input().dispatchEvent(new Event('input'));
    input().dispatchEvent(new Event('blur'));
    await fixture.whenStable();
  };

  beforeEach(async () => {
    fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
  });

  it('names the calendar of its value once the calendars are there, and stands until then', async () => {
    expect([input().value, rto().valid]).toEqual(['10 working hours', true]);
    fixture.componentInstance.calendars.set([SUPPORT]);
    await fixture.whenStable();
    expect([input().value, rto().valid, rto().value]).toEqual(['10 working hours (Support hours)', true, { minutes: 600, calendarId: 'support' }]);
  });

  it('reads back what was understood', async () => {
    fixture.componentInstance.calendars.set([SUPPORT]);
    await type('1.5 h');
    expect([rto().value, page().querySelector('.read')!.textContent]).toEqual([{ minutes: 90, calendarId: null }, '1 h 30 min']);
    await type('11 working hours');
    expect(page().querySelector('.read')!.textContent).toBe('11 working hours (Support hours): at its shortest 25 h on the clock');
  });

  it('says what it took of a limit, and that what is not known stays so', async () => {
    fixture.componentInstance.calendars.set([SUPPORT]);
    const [read, taken] = [() => page().querySelector('.read')!.textContent, () => [rto().value, rto().valid]];
    await type('< 4 hours');
    expect([read(), taken()]).toEqual(['Read as 4 h, the upper limit', [{ minutes: 240, calendarId: null }, true]]);
    await type('within 11 working hours');
    expect(read()).toBe('Read as 11 working hours (Support hours), the upper limit: at its shortest 25 h on the clock');
    await type('tbc');
    expect([read(), taken()]).toEqual(['Not known', [null, true]]);
    await type('more than 4 hours');
    expect([read(), taken()]).toEqual(['', [null, false]]);
    expect(page().querySelector('.error')!.textContent).toContain('Write how long at most');
  });

  it('hangs a refusal on its field, with what was typed', async () => {
    await type('4 hours (best effort)');
    expect([rto().value, input().value, input().getAttribute('aria-invalid')]).toEqual([null, '4 hours (best effort)', 'true']);
    expect(page().querySelector('.error')!.textContent).toContain('write “4 hours” alone.');
  });

  it('takes nothing as not known, and zero as zero', async () => {
    await type('');
    expect([rto().value, rto().valid]).toEqual([null, true]);
    await type('0');
    expect(rto().value).toEqual({ minutes: 0, calendarId: null });
  });

  it('takes working time that was typed before the calendars came', async () => {
    await type('1 working day');
    expect(rto().valid).toBe(false);
    fixture.componentInstance.calendars.set([SUPPORT]);
    await fixture.whenStable();
    expect([rto().value, rto().valid]).toEqual([{ minutes: 600, calendarId: 'support' }, true]);
  });
});
