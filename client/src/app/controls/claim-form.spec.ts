import { FormGroup } from '@angular/forms';
import { claimControls, claimOf } from './claim-form';

const aForm = () => new FormGroup(claimControls({ effectiveness: null, evidenceLink: '' }));

describe('what is claimed of a control', () => {
  it('has to be chosen, and has no day where nobody has looked', () => {
    const form = aForm();
    expect(form.valid).toBe(false);
    form.setValue({ effectiveness: 'not-assessed', assessedOn: '2026-06-01', evidenceLink: ' https://a.example ', rationale: ' Void ' });
    expect(form.valid).toBe(true);
    expect(claimOf(form)).toEqual({ effectiveness: 'not-assessed', assessedOn: null, evidenceLink: 'https://a.example', rationale: 'Void' });
    form.patchValue({ effectiveness: 'partial' });
    expect(claimOf(form).assessedOn).toBe('2026-06-01');
  });

  it.each(['javascript:alert(1)', 'intranet/tests', 'ftp://files.example', 'https://a b'])('takes no link such as %s', (link) => {
    const form = aForm();
    form.controls.evidenceLink.setValue(link);
    expect(form.controls.evidenceLink.errors).toHaveProperty('pattern');
  });
});
