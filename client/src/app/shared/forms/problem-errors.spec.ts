import { FormControl, FormGroup, Validators } from '@angular/forms';
import { Problem } from '../../http/problem';
import { faultsOf, hangProblem, type FormNames } from './problem-errors';

const form = () =>
  new FormGroup({
    title: new FormControl('', { nonNullable: true, validators: Validators.required }),
    residual: new FormGroup({ likelihood: new FormControl('G', { nonNullable: true }) }),
  });
const names: FormNames = {
  title: { label: 'Title', target: 'title', messages: { required: 'Write a title.' } },
  'residual.likelihood': { label: 'Likelihood', target: 'likelihood' },
};
const refused = (errors: { field: string; message: string }[]) => new Problem({ code: 'refused', status: 422, title: 'Two answers need a change.', detail: 'Look below.', errors });

describe('problem errors', () => {
  it('hangs what the server said on the control of the same name, until its answer changes', () => {
    const group = form();
    group.controls.title.setValue('Telephony');
    const lines = hangProblem(group, refused([{ field: 'residual.likelihood', message: 'Choose A to F. This register has no G.' }]), names);
    expect(lines).toEqual([{ label: 'Likelihood', message: 'Choose A to F. This register has no G.', target: 'likelihood' }]);
    group.controls.residual.controls.likelihood.setValue('F');
    expect(group.valid).toBe(true);
  });

  it('puts what belongs to no control first, without a link', () => {
    const group = form();
    group.controls.title.setValue('Telephony');
    expect(hangProblem(group, refused([{ field: 'registerId', message: 'This register is closed.' }]), names)).toEqual([{ label: '', message: 'This register is closed.', target: null }]);
  });

  it('says the whole refusal where no field is named', () => {
    const group = form();
    group.controls.title.setValue('Telephony');
    expect(hangProblem(group, refused([]), names)[0]).toEqual({ label: '', message: 'Two answers need a change. Look below.', target: null });
  });

  it('lists the faults of the form itself in its own words and order', () => {
    const group = form();
    group.controls.residual.controls.likelihood.setErrors({ maxlength: { requiredLength: 12, actualLength: 20 } });
    expect(faultsOf(group, names)).toEqual([
      { label: 'Title', message: 'Write a title.', target: 'title' },
      { label: 'Likelihood', message: 'Keep it to 12 characters. This has 20.', target: 'likelihood' },
    ]);
    expect(group.controls.title.touched).toBe(true);
  });
});
