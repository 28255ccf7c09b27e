import { effect, inject, signal, untracked, type Signal } from '@angular/core';
import type { FormGroup } from '@angular/forms';
import { ActivatedRoute, Router, type Params } from '@angular/router';
import type { Submission } from '../../http/submission';
import { Shortcuts } from '../../shell/shortcuts';
import { keepDraft } from './device-draft';
import type { FormNames } from './problem-errors';
import { sending } from './sending';
import type { StaleField } from './stale-fields';

interface Versioned {
  readonly id: string;
  readonly version: number;
}

type AnswersOf<F extends FormGroup> = ReturnType<F['getRawValue']>;

/** What the form was filled with. */
export interface FormBase<A> extends Versioned {
  readonly answers: A;
}

export interface ThingFormOf<F extends FormGroup, T extends Versioned> {
  readonly form: F;
  readonly names: FormNames;
  /** What drafts are kept under on this device, one for each thing. */
  readonly called: string;
  /** Undefined: it is new, or on its way. */
  readonly thing: Signal<T | undefined>;
  readonly may: () => boolean;
  readonly back: () => readonly string[];
  /** With the thing here, before the form is filled. */
  readonly arrived: (thing: T) => void;
  readonly answersOf: (thing: T) => AnswersOf<F>;
  /** Each gives the address to go on to. */
  readonly add: (answers: AnswersOf<F>, submission: Submission) => Promise<readonly string[]>;
  readonly change: (base: FormBase<AnswersOf<F>>, answers: AnswersOf<F>) => Promise<readonly string[]>;
  /** How answers that are not text read beside somebody else's. */
  readonly shown: (current: T) => Partial<Record<keyof AnswersOf<F>, (value: unknown) => string>>;
  /** What the next page is told in its address. */
  readonly onward?: () => Params;
  /** Of the form, but not of a thing that is there already. */
  readonly without?: readonly (keyof AnswersOf<F>)[];
}

/**
 * What a page has that adds a thing with a version, or changes one: a draft, faults by field, and, when somebody saved first,
 * their answers beside one's own for `hf-stale-resolver`. Call it in an injection context.
 */
export function thingForm<F extends FormGroup, T extends Versioned>(of: ThingFormOf<F, T>) {
  type Answers = AnswersOf<F>;
  const router = inject(Router);
  const { lines: faults, busy, send } = sending();
  // The address is known before the first input is: one draft for each.
  const draft = keepDraft(of.form, `${of.called}.${inject(ActivatedRoute).snapshot.paramMap.get('id') ?? 'new'}`);
  const stale = signal<{ current: T; fields: StaleField[] } | null>(null);
  let base: FormBase<Answers> | null = null;
  const answers = (): Answers => of.form.getRawValue() as Answers;
  const baseOf = (thing: T): FormBase<Answers> => ({ answers: of.answersOf(thing), id: thing.id, version: thing.version });

  effect(() => {
    const thing = of.thing();
    if (!thing) return;
    untracked(() => {
      of.arrived(thing);
      if (base) return;
      base = baseOf(thing);
      of.form.reset(base.answers);
    });
  });

  const meet = (current: T): void => {
    const [was, theirs, mine, show] = [base!.answers, of.answersOf(current), answers(), of.shown(current)];
    const fields = (Object.keys(was) as (keyof Answers & string)[]).filter((name) => !of.without?.includes(name)).map((name): StaleField => {
      const said = show[name];
      return { name, label: of.names[name]?.label ?? name, base: was[name], theirs: theirs[name], mine: mine[name], text: said === undefined, ...(said ? { show: said } : {}) };
    });
    stale.set({ current, fields });
  };

  const save = async (): Promise<void> => {
    if (!of.may() || stale()) return;
    await send({
      form: of.form, names: of.names, draft,
      run: (submission) => (base ? of.change(base, answers()) : of.add(answers(), submission)),
      then: (to) => router.navigate([...to], { replaceUrl: true, ...(of.onward ? { queryParams: of.onward() } : {}) }),
      met: (problem) => {
        if (!problem.stale || !problem.current) return false;
        meet(problem.current as T);
        return true;
      },
    });
  };
  inject(Shortcuts).add([{ keys: 'ctrl+enter', label: 'Save', run: () => void save() }]);

  return {
    draft,
    faults: faults.asReadonly(),
    busy: busy.asReadonly(),
    /** Somebody saved first: the thing as it is now. */
    stale: stale.asReadonly(),
    save,
    /** What was kept of both, on top of what is there now. */
    async saveResolved(values: Readonly<Record<string, unknown>>): Promise<void> {
      const met = stale();
      if (!met) return;
      stale.set(null);
      base = baseOf(met.current);
      of.form.patchValue(values as Parameters<F['patchValue']>[0]);
      await save();
    },
    leave(): void {
      draft.drop();
      void router.navigate([...of.back()]);
    },
  };
}
