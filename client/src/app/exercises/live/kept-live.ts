import { HttpClient } from '@angular/common/http';
import { effect, inject, signal, untracked, type Signal } from '@angular/core';
import type { LiveExerciseView } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';
import { asProblem, type Problem } from '../../http/problem';
import { DeviceStore } from '../../incident-log/device-store';
import { Past } from '../../past/past';
import { Session } from '../../session/session';

interface Kept {
  readonly view: LiveExerciseView;
  readonly at: string;
}

export interface KeptLive {
  readonly view: Signal<LiveExerciseView | undefined>;
  readonly failure: Signal<Problem | null>;
  /** When what is shown was known, while the server cannot be reached; null: it is as of now. */
  readonly keptAt: Signal<string | null>;
  look(): void;
  show(view: LiveExerciseView): void;
}

/** What the live page of a rehearsal needs, from the server; with the server away, as it was known last on this device. In an injection context. */
export function keptLive(id: () => string): KeptLive {
  const [http, store, session, past] = [inject(HttpClient), inject(DeviceStore), inject(Session), inject(Past)];
  const view = signal<LiveExerciseView | undefined>(undefined);
  const failure = signal<Problem | null>(null);
  const keptAt = signal<string | null>(null);
  // Cleared with everything of this person at signing out.
  const nameOf = (of: string): string => `page/${session.organisation()?.id}/${session.person()?.id}/exercise/${of}`;

  const look = async (of: string): Promise<void> => {
    try {
      const found = await firstValueFrom(http.get<LiveExerciseView>(`/api/exercises/${of}/live`));
      if (of !== id()) return;
      view.set(found);
      failure.set(null);
      keptAt.set(null);
      if (past.asAt() === null) await store.put(nameOf(of), { view: found, at: found.now } satisfies Kept).catch(() => undefined);
    } catch (error) {
      const problem = asProblem(error);
      const [kept] = problem.offline ? await store.all<Kept>(nameOf(of)).catch(() => []) : [];
      if (of !== id()) return;
      if (kept && !view()) view.set(kept.view);
      if (kept) keptAt.set(kept.at);
      failure.set(view() && problem.offline ? null : problem);
    }
  };
  effect(() => {
    const of = id();
    untracked(() => {
      view.set(undefined);
      void look(of);
    });
  });
  return { view: view.asReadonly(), failure: failure.asReadonly(), keptAt: keptAt.asReadonly(), look: () => void look(id()), show: (one) => view.set(one) };
}
