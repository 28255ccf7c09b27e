import { HttpResponse, type HttpInterceptorFn } from '@angular/common/http';
import { effect, inject, Injectable, Injector, signal, untracked } from '@angular/core';
import { catchError, from, of, switchMap, tap, throwError } from 'rxjs';
import { Past } from '../past/past';
import { Session } from '../session/session';
import { DeviceStore } from '../shared/device-store/device-store';
import { Connection } from './connection';
import { asProblem } from './problem';

/** What the pages of a rehearsal and of an invocation ask for: they are to open while the server is away. */
const KEPT = [/^\/api\/(exercises|invocations)\/[\da-f-]{36}(\/live)?$/];

interface Kept {
  at: string;
  body: unknown;
}

/** The last known answers that are shown in place of those of the server. */
@Injectable({ providedIn: 'root' })
export class LastKnown {
  readonly #shown = signal<ReadonlyMap<string, string>>(new Map());

  /** When the oldest of what is shown from this device was read; null while all is from the server. */
  readonly at = (): string | null => [...this.#shown().values()].sort()[0] ?? null;

  isShown(address: string, at: string): void {
    this.#shown.update((shown) => new Map(shown).set(address, at));
  }

  isReplaced(address: string): void {
    if (untracked(this.#shown).has(address)) this.#shown.update((shown) => new Map([...shown].filter(([one]) => one !== address)));
  }
}

/** Outermost: keeps what those pages read, for this person, and gives it while the server cannot be reached. */
export const lastKnown: HttpInterceptorFn = (request, next) => {
  if (request.method !== 'GET' || !KEPT.some((one) => one.test(request.url))) return next(request);
  const [injector, past] = [inject(Injector), inject(Past)];
  if (past.asAt() !== null) return next(request);
  const [session, store, known, address] = [injector.get(Session), inject(DeviceStore), inject(LastKnown), request.urlWithParams];
  const name = `page/${session.organisation()?.id ?? ''}/${session.person()?.id ?? ''}/${address}`;
  return next(request).pipe(
    tap((event) => {
      if (!(event instanceof HttpResponse)) return;
      known.isReplaced(address);
      void store.put(name, { at: new Date().toISOString(), body: event.body } satisfies Kept).catch(() => undefined);
    }),
    catchError((error: unknown) => {
      if (!asProblem(error).offline) return throwError(() => error);
      return from(store.get<Kept>(name).catch(() => undefined)).pipe(
        switchMap((kept) => {
          if (!kept) return throwError(() => error);
          known.isShown(address, kept.at);
          return of(new HttpResponse({ body: kept.body, status: 200, url: request.url }));
        }),
      );
    }),
  );
};

/** Asks again for what is shown from this device once the server is back. In an injection context. */
export function reloadWhenBack(resource: { reload(): unknown }): void {
  const [connection, known] = [inject(Connection), inject(LastKnown)];
  effect(() => {
    if (!connection.lost() && known.at() !== null) untracked(() => resource.reload());
  });
}
