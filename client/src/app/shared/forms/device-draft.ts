import { DestroyRef, inject, Injectable, signal, type Signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { FormGroup } from '@angular/forms';
import { auditTime, debounceTime, type MonoTypeOperatorFunction } from 'rxjs';
import { Session } from '../../session/session';

/** After the last key, before what was typed is kept. */
const PAUSE = 1_000;
/** What is typed in an emergency is kept while it is typed: whoever does so does not pause. */
const AT_ONCE = 200;
/** A draft nobody came back to. */
const KEPT_FOR = 30 * 86_400_000;
const PREFIX = 'holdfast.draft.';

/** Names of drafts that belong to a log begin so. They go from the device with the log, at signing out. */
export const OF_A_LOG = 'of-a-log.';

export interface KeptDraft {
  readonly savedAt: Date;
  readonly value: Readonly<Record<string, unknown>>;
}

/** What was typed and not yet sent, on this device, apart for each person. */
@Injectable({ providedIn: 'root' })
export class DeviceDrafts {
  readonly #session = inject(Session);

  read(form: string): KeptDraft | null {
    return this.#parse(this.#store()?.getItem(this.#key(form)) ?? null);
  }

  /** When it was kept; null where this device keeps nothing. */
  write(form: string, value: unknown): Date | null {
    const savedAt = new Date();
    try {
      const store = this.#store();
      store?.setItem(this.#key(form), JSON.stringify({ savedAt: savedAt.toISOString(), value }));
      return store ? savedAt : null;
    } catch {
      // No room, or storage is switched off: the form still works.
      return null;
    }
  }

  remove(form: string): void {
    this.#store()?.removeItem(this.#key(form));
  }

  /** How many this person left on this device, of all or of those whose names begin so: asked before signing out. */
  count(begins = ''): number {
    return this.#keys(begins).length;
  }

  removeAll(begins = ''): void {
    for (const key of this.#keys(begins)) this.#store()?.removeItem(key);
  }

  #keys(begins: string): string[] {
    const store = this.#store();
    const own = this.#key(begins);
    return store ? Array.from({ length: store.length }, (_, index) => store.key(index) ?? '').filter((key) => key.startsWith(own)) : [];
  }

  #key(form: string): string {
    return `${PREFIX}${this.#session.person()?.id ?? 'nobody'}.${form}`;
  }

  #store(): Storage | null {
    try {
      return localStorage;
    } catch {
      return null;
    }
  }

  #parse(text: string | null): KeptDraft | null {
    if (text === null) return null;
    try {
      const kept: unknown = JSON.parse(text);
      if (typeof kept !== 'object' || kept === null || !('savedAt' in kept) || !('value' in kept)) return null;
      const savedAt = new Date(String(kept.savedAt));
      if (Number.isNaN(savedAt.getTime()) || Date.now() - savedAt.getTime() > KEPT_FOR) return null;
      return typeof kept.value === 'object' && kept.value !== null ? { savedAt, value: kept.value as Record<string, unknown> } : null;
    } catch {
      return null;
    }
  }
}

export interface DeviceDraft {
  /** When what is typed was last kept on this device. */
  readonly savedAt: Signal<Date | null>;
  /** A draft left here earlier, until it is taken or dropped. */
  readonly offered: Signal<KeptDraft | null>;
  take(): void;
  drop(): void;
  /** The server has it now. */
  saved(): void;
}

/**
 * Keeps a form on this device one second after the last change, and offers it again when the same person comes back to the
 * same form: after signing in, an ended session or a crash. Call it where a form is made (an injection context).
 * `key` names the form and what it is about: `edit-risk.${id}`. Never keep passwords: name them in `without`.
 */
export const keepDraft = (form: FormGroup, key: string, without: readonly string[] = []): DeviceDraft => keep(form, key, without, debounceTime(PAUSE));

export interface ResumedDraft extends DeviceDraft {
  /** When what the form began with was kept; null where it began as new. */
  readonly from: Signal<Date | null>;
  /** As if nothing had been kept. */
  startAgain(): void;
}

/** As `keepDraft`, for what is typed in an emergency: what was left here stands in the form again without a question. */
export function resumeDraft(form: FormGroup, key: string): ResumedDraft {
  const begun: unknown = form.getRawValue();
  const draft = keep(form, key, [], auditTime(AT_ONCE));
  const from = signal(draft.offered()?.savedAt ?? null);
  draft.take();
  return {
    ...draft,
    from: from.asReadonly(),
    startAgain() {
      form.reset(begun);
      draft.saved();
      from.set(null);
    },
    saved() {
      draft.saved();
      from.set(null);
    },
  };
}

function keep(form: FormGroup, key: string, without: readonly string[], pace: MonoTypeOperatorFunction<unknown>): DeviceDraft {
  const drafts = inject(DeviceDrafts);
  const savedAt = signal<Date | null>(null);
  const offered = signal<KeptDraft | null>(drafts.read(key));
  let quiet = false;

  const write = (): void => {
    if (quiet || !form.dirty) return;
    const value = Object.fromEntries(Object.entries(form.getRawValue() as Record<string, unknown>).filter(([name]) => !without.includes(name)));
    savedAt.set(drafts.write(key, value));
    // Typing anew answers the offer: what was offered is overwritten, so it is no longer there to take.
    offered.set(null);
  };
  form.valueChanges.pipe(pace, takeUntilDestroyed()).subscribe(write);
  // Leaving within the second loses nothing either: for another page of the program, or for good.
  const end = new AbortController();
  addEventListener('pagehide', write, { signal: end.signal });
  inject(DestroyRef).onDestroy(() => {
    end.abort();
    write();
  });

  return {
    savedAt: savedAt.asReadonly(),
    offered: offered.asReadonly(),
    take() {
      const draft = offered();
      if (!draft) return;
      form.patchValue(draft.value);
      form.markAsDirty();
      savedAt.set(draft.savedAt);
      offered.set(null);
    },
    drop() {
      drafts.remove(key);
      offered.set(null);
    },
    saved() {
      quiet = true;
      drafts.remove(key);
      form.markAsPristine();
      savedAt.set(null);
      offered.set(null);
      queueMicrotask(() => (quiet = false));
    },
  };
}
