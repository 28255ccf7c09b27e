import { effect, inject, signal, untracked, type Signal, type WritableSignal } from '@angular/core';
import type { LogEntryKind } from '@holdfast/domain';
import { DeviceDrafts, OF_A_LOG } from '../shared/forms/device-draft';

/** What stands in the box of a log before it is added. */
interface Typing {
  readonly text: string;
  readonly kind: LogEntryKind | null;
  readonly local: string | null;
  readonly about: { planId: string | null; stepId: string; label: string } | null;
}

/** Keeps a half-typed entry on this device with every key, under the name of its log, and puts it back into its box. Nothing is kept of an empty box. */
export function keepTyping(log: Signal<string | null>, box: { readonly [Name in keyof Typing]: WritableSignal<Typing[Name]> }): { readonly from: Signal<Date | null> } {
  const drafts = inject(DeviceDrafts);
  const from = signal<Date | null>(null);
  const now = (): Typing => ({ text: box.text(), kind: box.kind(), local: box.local(), about: box.about() });
  let kept = '';

  effect(() => {
    const name = log();
    untracked(() => {
      const found = name === null ? null : drafts.read(nameOf(name));
      from.set(found?.savedAt ?? null);
      const { text = '', kind = null, local = null, about = null } = (found?.value ?? {}) as Partial<Typing>;
      if (text === '') return;
      box.text.set(text);
      box.kind.set(kind);
      box.local.set(local);
      box.about.set(about);
      kept = JSON.stringify(now());
    });
  });
  effect(() => {
    const [name, typed] = [log(), now()];
    if (name === null) return;
    if (typed.text.trim() === '') {
      drafts.remove(nameOf(name));
      from.set(null);
      kept = '';
    } else if (JSON.stringify(typed) !== kept) {
      drafts.write(nameOf(name), typed);
      kept = JSON.stringify(typed);
    }
  });
  return { from: from.asReadonly() };
}

const nameOf = (log: string): string => `${OF_A_LOG}entry.${log}`;
