import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { MatrixVersionView } from '@holdfast/contracts';
import type { RiskMatrix } from '@holdfast/domain';
import { asProblem, type Problem } from '../http/problem';
import { DeviceDrafts, type KeptDraft } from '../shared/forms/device-draft';
import { MatrixClient } from './matrix-client';

/** After the last change, before it goes to the server. */
const PAUSE = 1_000;
const UNDO_STEPS = 100;

/**
 * The draft that is being edited: every change is kept on this device at once and on the server a second later, against the
 * version that was read. Provided by the editor's page, so that it lives as long as that.
 */
@Injectable()
export class MatrixDraft {
  readonly #client = inject(MatrixClient);
  readonly #drafts = inject(DeviceDrafts);

  readonly #view = signal<MatrixVersionView | null>(null);
  readonly #definition = signal<RiskMatrix | null>(null);
  readonly #stored = signal<RiskMatrix | null>(null);
  readonly #past = signal<readonly RiskMatrix[]>([]);
  readonly #saving = signal(false);
  readonly #savedAt = signal<Date | null>(null);
  readonly #problem = signal<Problem | null>(null);
  readonly #theirs = signal<MatrixVersionView | null>(null);
  readonly #offered = signal<KeptDraft | null>(null);

  readonly view = this.#view.asReadonly();
  readonly definition = this.#definition.asReadonly();
  readonly savedAt = this.#savedAt.asReadonly();
  readonly saving = this.#saving.asReadonly();
  readonly problem = this.#problem.asReadonly();
  /** Somebody else saved this draft meanwhile: theirs, until one of the two is chosen. */
  readonly theirs = this.#theirs.asReadonly();
  /** Changes of an earlier visit that never reached the server. */
  readonly offered = this.#offered.asReadonly();
  readonly mayUndo = computed(() => this.#past().length > 0);
  readonly changed = computed(() => this.#definition() !== this.#stored());

  #timer?: ReturnType<typeof setTimeout>;
  #running: Promise<boolean> | null = null;
  #lastField: string | null = null;
  #closed = false;

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.#timer);
      if (this.changed() && !this.#closed && !this.#theirs()) void this.save();
    });
  }

  start(view: MatrixVersionView): void {
    this.#take(view);
    this.#past.set([]);
    const kept = this.#drafts.read(this.#key());
    this.#offered.set(kept && JSON.stringify(kept.value['definition']) !== JSON.stringify(view.definition) ? kept : null);
  }

  /** `field` names what is typed in: keystrokes in one field are undone together. */
  change(edit: (matrix: RiskMatrix) => RiskMatrix, field: string | null = null): void {
    const before = this.#definition();
    if (!before) return;
    const after = edit(before);
    if (after === before) return;
    if (field === null || field !== this.#lastField) this.#past.update((past) => [...past.slice(1 - UNDO_STEPS), before]);
    this.#lastField = field;
    this.#set(after);
  }

  undo(): void {
    const past = this.#past();
    const before = past.at(-1);
    if (!before) return;
    this.#past.set(past.slice(0, -1));
    this.#lastField = null;
    this.#set(before);
  }

  /** True once the server has everything. One save at a time; what changed meanwhile follows. */
  save(): Promise<boolean> {
    clearTimeout(this.#timer);
    this.#running ??= this.#send().finally(() => (this.#running = null));
    return this.#running;
  }

  /** Theirs replaces what is here; what is here can be had back by Undo. */
  takeTheirs(): void {
    const [theirs, mine] = [this.#theirs(), this.#definition()];
    if (!theirs || !mine) return;
    this.#past.update((past) => [...past, mine]);
    this.#theirs.set(null);
    this.#take(theirs);
  }

  /** Mine goes over theirs, in the knowledge of it. */
  async keepMine(): Promise<void> {
    const theirs = this.#theirs();
    if (!theirs) return;
    this.#theirs.set(null);
    this.#view.set(theirs);
    this.#stored.set(theirs.definition);
    await this.save();
  }

  takeOffered(): void {
    const offered = this.#offered();
    this.#offered.set(null);
    const definition = offered?.value['definition'] as RiskMatrix | undefined;
    if (definition) this.change(() => definition);
  }

  dropOffered(): void {
    this.#drafts.remove(this.#key());
    this.#offered.set(null);
  }

  /** Published or discarded: there is nothing to save any more. */
  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    this.#drafts.remove(this.#key());
  }

  #set(definition: RiskMatrix): void {
    this.#definition.set(definition);
    this.#offered.set(null);
    this.#drafts.write(this.#key(), { definition });
    clearTimeout(this.#timer);
    if (!this.#theirs()) this.#timer = setTimeout(() => void this.save(), PAUSE);
  }

  #take(view: MatrixVersionView): void {
    this.#view.set(view);
    this.#stored.set(view.definition);
    this.#definition.set(view.definition);
    this.#problem.set(null);
    this.#lastField = null;
  }

  async #send(): Promise<boolean> {
    this.#saving.set(true);
    try {
      while (this.changed() && !this.#closed) {
        const [view, definition] = [this.#view()!, this.#definition()!];
        const saved = await this.#client.saveDraft(view.id, view.version, definition);
        this.#view.set(saved);
        this.#stored.set(definition);
        this.#savedAt.set(new Date());
        this.#problem.set(null);
      }
      if (!this.changed()) this.#drafts.remove(this.#key());
      return !this.changed();
    } catch (error) {
      const problem = asProblem(error);
      if (problem.stale && problem.current) this.#theirs.set(problem.current as MatrixVersionView);
      else this.#problem.set(problem);
      return false;
    } finally {
      this.#saving.set(false);
    }
  }

  #key(): string {
    return `matrix-version.${this.#view()?.id}`;
  }
}
