import { effect, inject, signal, untracked, type Signal } from '@angular/core';
import type { FormGroup } from '@angular/forms';
import { ActivatedRoute, Router, type Params } from '@angular/router';
import { asProblem } from '../../http/problem';
import { Submission } from '../../http/submission';
import { Shortcuts } from '../../shell/shortcuts';
import type { SummaryLine } from '../error-summary/error-summary';
import { keepDraft } from './device-draft';
import { faultsOf, hangProblem, type FormNames } from './problem-errors';
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
  const submission = new Submission();
  // The address is known before the first input is: one draft for each.
  const draft = keepDraft(of.form, `${of.called}.${inject(ActivatedRoute).snapshot.paramMap.get('id') ?? 'new'}`);
  const [faults, busy, stale] = [signal<readonly SummaryLine[]>([]), signal(false), signal<{ current: T; fields: StaleField[] } | null>(null)];
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

  const send = async (): Promise<void> => {
    busy.set(true);
    try {
      const to = base ? await of.change(base, answers()) : await of.add(answers(), submission);
      submission.done();
      draft.saved();
      await router.navigate([...to], { replaceUrl: true, ...(of.onward ? { queryParams: of.onward() } : {}) });
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) meet(problem.current as T);
      else faults.set(hangProblem(of.form, problem, of.names));
    } finally {
      busy.set(false);
    }
  };

  const save = async (): Promise<void> => {
    if (busy() || !of.may() || stale()) return;
    const found = faultsOf(of.form, of.names);
    faults.set(found);
    if (!found.length) await send();
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
      await send();
    },
    leave(): void {
      draft.drop();
      void router.navigate([...of.back()]);
    },
  };
}
