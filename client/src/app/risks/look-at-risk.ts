import { DestroyRef, inject, Injector, linkedSignal, signal, type Signal } from '@angular/core';
import type { RiskRow } from '@holdfast/contracts';
import { Shortcuts } from '../shell/shortcuts';

export interface LookAtRisk {
  /** The risk that is looked at, to mark its row. */
  readonly id: Signal<string | null>;
  open(row: RiskRow): void;
}

/** Looks at the rows of a list in a side panel, one after the other. J begins with the first. Call it where a page is made. */
export function lookAtRisk(rows: () => readonly RiskRow[] | undefined, focus: (id: string) => void): LookAtRisk {
  const injector = inject(Injector);
  const id = signal<string | null>(null);
  let dialog: { close(): void } | undefined;

  const open = async (row: RiskRow): Promise<void> => {
    if (dialog) return id.set(row.id);
    id.set(row.id);
    const { openRiskPeek } = await import('./risk-peek/risk-peek');
    // Rows may change under the panel; the last known one stays on show.
    const shown = linkedSignal<RiskRow | undefined, RiskRow>({ source: () => rows()?.find((one) => one.id === id()), computation: (found, before) => found ?? before?.value ?? row });
    const opened = openRiskPeek(injector, { row: shown, step });
    dialog = opened;
    opened.closed.subscribe(() => {
      dialog = undefined;
      const back = id();
      id.set(null);
      if (back) requestAnimationFrame(() => focus(back));
    });
  };
  const step = (by: 1 | -1): void => {
    const all = rows() ?? [];
    const next = all[all.findIndex((row) => row.id === id()) + by];
    if (next) id.set(next.id);
  };

  inject(Shortcuts).add([
    {
      keys: 'j',
      label: 'Look at the first risk, then at the next',
      run: () => {
        const first = rows()?.[0];
        if (first) void open(first);
      },
    },
  ]);
  inject(DestroyRef).onDestroy(() => dialog?.close());
  return { id: id.asReadonly(), open: (row) => void open(row) };
}
