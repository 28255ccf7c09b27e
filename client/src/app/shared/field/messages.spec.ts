import { FormControl, Validators } from '@angular/forms';
import { messageOf } from './messages';

describe('what is said of a control', () => {
  const own = { required: 'Give the day from which it counts.' };
  const day = (errors: object): FormControl => {
    const control = new FormControl(null, { validators: [Validators.required] });
    control.setErrors({ ...control.errors, ...errors });
    return control;
  };

  it('is that a day does not exist, and not that none was given, where one was typed', () => {
    expect(messageOf(day({}), 'Starts on', own)).toBe('Give the day from which it counts.');
    expect(messageOf(day({ date: 'Choose a day that exists, for example 30 6 2026.' }), 'Starts on', own)).toBe('Choose a day that exists, for example 30 6 2026.');
  });

  it('is what the server said before all else', () => {
    expect(messageOf(day({ date: 'Choose a day that exists.', server: 'This day is past' }), 'Starts on', own)).toBe('This day is past');
  });
});
