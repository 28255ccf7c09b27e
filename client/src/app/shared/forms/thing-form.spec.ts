import { signal } from '@angular/core';
import { TestBed } from '@angular/core/testing';
import { FormControl, FormGroup, Validators } from '@angular/forms';
import { ActivatedRoute, convertToParamMap, Router } from '@angular/router';
import { Problem } from '../../http/problem';
import { Session } from '../../session/session';
import { Shortcuts } from '../../shell/shortcuts';
import { thingForm } from './thing-form';

interface Site {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  readonly desks: number;
}

const SITE: Site = { id: 'northgate', version: 3, name: 'Northgate', desks: 80 };
const refusal = (status: number, more: object): Problem => new Problem({ code: 'refused', status, title: 'That cannot be saved', ...more });

describe('a form of a thing', () => {
  const thing = signal<Site | undefined>(undefined);
  const [add, change] = [jest.fn<Promise<string[]>, [unknown]>(), jest.fn<Promise<string[]>, [{ version: number }, unknown]>()];
  const navigate = jest.fn(() => Promise.resolve(true));
  const made = () => {
    const form = new FormGroup({ name: new FormControl('', { nonNullable: true, validators: [Validators.required] }), desks: new FormControl<number | null>(null) });
    const saving = TestBed.runInInjectionContext(() =>
      thingForm({
        form, names: { name: { label: 'Name', target: 'name' }, desks: { label: 'Desks', target: 'desks' } }, called: 'site', thing, may: () => true, back: () => ['/sites'], arrived: () => {},
        answersOf: ({ name, desks }: Site) => ({ name, desks }), add, change, shown: () => ({ desks: (value) => `${value as number} desks` }),
      }),
    );
    TestBed.tick();
    return { form, saving };
  };

  beforeEach(() => {
    localStorage.clear();
    thing.set(undefined);
    for (const mock of [add, change, navigate]) mock.mockReset();
    TestBed.configureTestingModule({
      providers: [
        { provide: Session, useValue: { person: signal({ id: 'ceri' }) } }, { provide: Router, useValue: { navigate } }, { provide: Shortcuts, useValue: { add: () => {} } },
        { provide: ActivatedRoute, useValue: { snapshot: { paramMap: convertToParamMap({}) } } },
      ],
    });
  });

  it('sends nothing while something is missing, and says what', async () => {
    const { saving } = made();
    await saving.save();
    expect(add).not.toHaveBeenCalled();
    expect(saving.faults()).toEqual([{ label: 'Name', message: 'Fill in the name.', target: 'name' }]);
  });

  it('adds a new one and goes on to it', async () => {
    add.mockResolvedValue(['/sites', 'new']);
    const { form, saving } = made();
    form.setValue({ name: 'Depot', desks: null });
    await saving.save();
    expect(add.mock.calls[0]![0]).toEqual({ name: 'Depot', desks: null });
    expect(navigate).toHaveBeenCalledWith(['/sites', 'new'], { replaceUrl: true });
  });

  it('hangs what the server refused on its field, and keeps what was typed', async () => {
    add.mockRejectedValue(refusal(422, { errors: [{ field: 'name', message: 'There is a Depot already.' }] }));
    const { form, saving } = made();
    form.setValue({ name: 'Depot', desks: 12 });
    await saving.save();
    expect(saving.faults()).toEqual([{ label: 'Name', message: 'There is a Depot already.', target: 'name' }]);
    expect(form.getRawValue()).toEqual({ name: 'Depot', desks: 12 });
  });

  it('shows both answers when somebody saved first, and sends what is kept of them on top of theirs', async () => {
    thing.set(SITE);
    change.mockRejectedValueOnce(refusal(412, { code: 'stale', current: { ...SITE, version: 4, desks: 60 } })).mockResolvedValueOnce(['/sites', SITE.id]);
    const { form, saving } = made();
    form.controls.desks.setValue(90);
    await saving.save();
    expect(saving.stale()!.fields.find(({ name }) => name === 'desks')).toMatchObject({ label: 'Desks', base: 80, theirs: 60, mine: 90, text: false });
    await saving.saveResolved({ desks: 90 });
    expect(change.mock.calls[1]![0]).toMatchObject({ id: SITE.id, version: 4, answers: { desks: 60 } });
    expect(change.mock.calls[1]![1]).toEqual({ name: 'Northgate', desks: 90 });
    expect(navigate).toHaveBeenCalledTimes(1);
  });
});
