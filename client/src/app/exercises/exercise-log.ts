import { HttpClient } from '@angular/common/http';
import { inject, resource, type ResourceRef } from '@angular/core';
import type { LiveExerciseView, LogEntryView, LogPageView } from '@holdfast/contracts';
import { progressOf, type LogProgress } from '@holdfast/domain';
import { firstValueFrom } from 'rxjs';

/** What was done live, and what follows from it. */
export interface RehearsedLive {
  readonly live: LiveExerciseView;
  readonly entries: readonly LogEntryView[];
  readonly progress: LogProgress;
}

/** The steps and the whole log of a rehearsal that began live, page after page; null: nothing was written in it. In an injection context. */
export function rehearsedLive(id: () => string | undefined): ResourceRef<RehearsedLive | null | undefined> {
  const http = inject(HttpClient);
  return resource({
    params: id,
    loader: async ({ params }) => {
      const live = await firstValueFrom(http.get<LiveExerciseView>(`/api/exercises/${params}/live`));
      const entries: LogEntryView[] = [];
      for (let more = true; more; ) {
        const page = await firstValueFrom(http.get<LogPageView>(`/api/exercises/${params}/log`, { params: { after: entries.at(-1)?.position ?? 0 } }));
        entries.push(...page.items);
        more = page.more && page.items.length > 0;
      }
      const since = live.exercise.lostAt;
      return since === null || entries.length === 0 ? null : { live, entries, progress: progressOf(live.steps, entries, since) };
    },
  });
}
