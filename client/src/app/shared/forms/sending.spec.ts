import { FormControl, FormGroup, Validators } from '@angular/forms';
import { Problem } from '../../http/problem';
import { IDEMPOTENCY_KEY, type Submission } from '../../http/submission';
import { sending } from './sending';

const NAMES = { name: { label: 'Name', target: 'name' } };
const formOf = (name: string) => new FormGroup({ name: new FormControl(name, { nonNullable: true, validators: [Validators.required] }) });
const refusal = (status: number, more: object = {}): Problem => new Problem({ code: 'refused', status, title: 'That cannot be saved.', ...more });

describe('a form on its way', () => {
  it('is not sent while something is missing, and says what', async () => {
    const { send, lines } = sending();
    const run = jest.fn();
    await send({ form: formOf(''), names: NAMES, run });
    expect(run).not.toHaveBeenCalled();
    expect(lines()).toEqual([expect.objectContaining({ label: 'Name', target: 'name' })]);
    await send({ form: formOf('Northgate'), names: NAMES, run, faults: () => [{ label: 'Site', message: 'Choose one.', target: 'site' }] });
    expect(run).not.toHaveBeenCalled();
    expect(lines()).toEqual([{ label: 'Site', message: 'Choose one.', target: 'site' }]);
  });

  it('is sent once however often it is asked for, under one key until it is saved', async () => {
    const { send, busy } = sending();
    const keys: (string | null)[] = [];
    const run = jest.fn(async (submission: Submission) => {
      keys.push(submission.of({ name: 'Northgate' }).get(IDEMPOTENCY_KEY));
      await Promise.resolve();
      if (keys.length === 1) throw refusal(0);
    });
    const [first, second] = [send({ form: formOf('Northgate'), names: NAMES, run }), send({ form: formOf('Northgate'), names: NAMES, run })];
    expect(busy()).toBe(true);
    await Promise.all([first, second]);
    expect(run).toHaveBeenCalledTimes(1);
    expect(busy()).toBe(false);
    for (const again of [1, 2]) await send({ form: formOf(`Northgate${again}`), names: NAMES, run });
    expect(keys[1]).toBe(keys[0]);
    expect(keys[2]).not.toBe(keys[1]);
  });

  it('drops what was kept on the device and goes on only once it is saved', async () => {
    const { send } = sending();
    const draft = { saved: jest.fn() };
    const then = jest.fn();
    await send({ form: formOf('Northgate'), names: NAMES, run: () => Promise.reject(refusal(0)), draft: draft as never, then });
    expect([draft.saved.mock.calls.length, then.mock.calls.length]).toEqual([0, 0]);
    await send({ form: formOf('Northgate'), names: NAMES, run: () => Promise.resolve({ id: 'a' }), draft: draft as never, then });
    expect(draft.saved).toHaveBeenCalledTimes(1);
    expect(then).toHaveBeenCalledWith({ id: 'a' });
  });

  it('hangs a refusal on its fields, unless it is met in another way', async () => {
    const { send, lines } = sending();
    const form = formOf('Northgate');
    await send({ form, names: NAMES, run: () => Promise.reject(refusal(422, { errors: [{ field: 'name', message: 'There is one of that name' }] })) });
    expect(form.controls.name.errors).toEqual({ server: 'There is one of that name' });
    const met = jest.fn(({ stale }: Problem) => stale);
    await send({ form: formOf('Northgate'), names: NAMES, run: () => Promise.reject(refusal(412, { current: {} })), met });
    expect(lines()).toEqual([]);
    await send({ form: formOf('Northgate'), names: NAMES, run: () => Promise.reject(refusal(500)), met });
    expect(lines()).toEqual([{ label: '', message: 'That cannot be saved.', target: null }]);
  });
});
