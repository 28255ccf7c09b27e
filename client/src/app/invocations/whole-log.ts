import { HttpClient } from '@angular/common/http';
import { inject, resource, type ResourceRef } from '@angular/core';
import type { LogEntryView, LogPageView } from '@holdfast/contracts';
import { firstValueFrom } from 'rxjs';

/** All entries of the log of an invocation, page after page: for the report, which is complete or not shown. */
export function wholeLog(id: () => string): ResourceRef<LogEntryView[] | undefined> {
  const http = inject(HttpClient);
  return resource({
    params: id,
    loader: async ({ params }) => {
      const entries: LogEntryView[] = [];
      for (let after = 0, more = true; more; ) {
        const page = await firstValueFrom(http.get<LogPageView>(`/api/invocations/${params}/log`, { params: { after } }));
        entries.push(...page.items);
        after = page.items.at(-1)?.position ?? after;
        more = page.more;
      }
      return entries;
    },
  });
}
