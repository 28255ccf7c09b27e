import { Component, signal } from '@angular/core';
import { TestBed, type ComponentFixture } from '@angular/core/testing';
import { FormControl, ReactiveFormsModule, Validators } from '@angular/forms';
import { Field } from './field';
import { InputDirective } from './input';

@Component({
  imports: [Field, InputDirective, ReactiveFormsModule],
  template: `<hf-field label="Title" hint="In one line." [limit]="20" [error]="outside()"><input hfInput id="title" [formControl]="title" /></hf-field>`,
})
class Host {
  readonly title = new FormControl('', { nonNullable: true, validators: [Validators.required, Validators.maxLength(20)] });
  readonly outside = signal('');
}

describe('Field', () => {
  let fixture: ComponentFixture<Host>;
  const element = () => fixture.nativeElement as HTMLElement;
  const control = () => element().querySelector('input')!;
  const described = () => (control().getAttribute('aria-describedby') ?? '').split(' ').filter(Boolean).map((id) => element().querySelector(`#${id}`)!.textContent!.trim());

  beforeEach(async () => {
    fixture = TestBed.createComponent(Host);
    await fixture.whenStable();
  });

  it('ties label and hint to the control', () => {
    expect(element().querySelector('label')!.htmlFor).toBe('title');
    expect(described()).toEqual(['In one line.']);
    expect(control().getAttribute('aria-invalid')).toBeNull();
  });

  it('says what is wrong once the control was left, and stops when it is put right', async () => {
    expect(element().querySelector('.error')!.textContent!.trim()).toBe('');
    fixture.componentInstance.title.markAsTouched();
    await fixture.whenStable();
    expect(described()).toEqual(['In one line.', 'Fill in the title.']);
    expect(control().getAttribute('aria-invalid')).toBe('true');
    fixture.componentInstance.title.setValue('Telephony');
    await fixture.whenStable();
    expect(described()).toEqual(['In one line.']);
  });

  it('moves nothing while a button is pressed: what is wrong with the field that was left is said after the click', async () => {
    document.dispatchEvent(new Event('pointerdown'));
    fixture.componentInstance.title.markAsTouched();
    await fixture.whenStable();
    expect(described()).toEqual(['In one line.']);
    document.dispatchEvent(new Event('pointerup'));
    await fixture.whenStable();
    expect(described()).toEqual(['In one line.']);
    await new Promise((done) => setTimeout(done));
    await fixture.whenStable();
    expect(described()).toEqual(['In one line.', 'Fill in the title.']);
  });

  it('counts near the limit, and past it', async () => {
    fixture.componentInstance.title.setValue('Telephony fails fo');
    await fixture.whenStable();
    expect(described()).toContain('2 of 20 characters left');
    fixture.componentInstance.title.setValue('Telephony fails for a day');
    await fixture.whenStable();
    expect(described()).toContain('5 characters too many');
  });

  it('shows what the server said until the answer changes', async () => {
    fixture.componentInstance.title.setErrors({ server: 'Choose another title.' });
    await fixture.whenStable();
    expect(described()).toContain('Choose another title.');
    fixture.componentInstance.title.setValue('Another');
    await fixture.whenStable();
    expect(described()).toEqual(['In one line.']);
  });

  it('puts an error from outside first', async () => {
    fixture.componentInstance.outside.set('The password does not fit.');
    await fixture.whenStable();
    expect(described()).toContain('The password does not fit.');
  });
});
