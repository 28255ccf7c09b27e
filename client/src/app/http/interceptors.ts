import { HttpErrorResponse, HttpResponse, type HttpInterceptorFn } from '@angular/common/http';
import { DOCUMENT, inject } from '@angular/core';
import { catchError, from, switchMap, tap, throwError } from 'rxjs';
import { SignInAgain } from '../session/sign-in-again';
import { Connection } from './connection';
import { problemOf } from './problem';
import { IDEMPOTENCY_KEY, newKey } from './submission';

const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/** Outermost: whatever goes wrong comes out as a `Problem`, and the connection is known to be there or lost. */
export const inWords: HttpInterceptorFn = (request, next) => {
  const connection = inject(Connection);
  return next(request).pipe(
    tap((event) => event instanceof HttpResponse && connection.succeed()),
    catchError((error: unknown) => {
      if (!(error instanceof HttpErrorResponse)) return throwError(() => error);
      if (error.status === 0) connection.fail();
      else connection.succeed();
      return throwError(() => problemOf(error));
    }),
  );
};

/** Every POST carries a key; a repeat of the same submission carries the same one. */
export const onceOnly: HttpInterceptorFn = (request, next) =>
  request.method === 'POST' && !request.headers.has('Idempotency-Key')
    ? next(request.clone({ setHeaders: { 'Idempotency-Key': request.context.get(IDEMPOTENCY_KEY) ?? newKey() } }))
    : next(request);

/** The session ended under the page: sign in over it, then the same request goes again. Nothing typed is touched. */
export const signedInAgain: HttpInterceptorFn = (request, next) => {
  const again = inject(SignInAgain);
  return next(request).pipe(
    catchError((error: unknown) => {
      if (!(error instanceof HttpErrorResponse) || error.status !== 401 || !again.applies(request.url)) return throwError(() => error);
      return from(again.ask()).pipe(switchMap((signedIn) => (signedIn ? next(request) : throwError(() => error))));
    }),
  );
};

/**
 * Innermost, so that a request repeated after signing in again carries the new token: the cookie that only this origin can
 * read, sent back as a header that only this origin can set.
 */
export const csrfToken: HttpInterceptorFn = (request, next) => {
  if (SAFE.has(request.method) || !request.url.startsWith('/')) return next(request);
  const token = cookie(inject(DOCUMENT).cookie, 'XSRF-TOKEN');
  return next(token === null ? request : request.clone({ setHeaders: { 'X-XSRF-TOKEN': token } }));
};

function cookie(all: string, name: string): string | null {
  const pair = all.split('; ').find((one) => one.startsWith(`${name}=`));
  return pair === undefined ? null : decodeURIComponent(pair.slice(name.length + 1));
}
