import type { HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';
import { Past } from './past';

/** Reads of registers and risks ask for the day that is looked at. */
export const inThePast: HttpInterceptorFn = (request, next) => {
  const past = inject(Past);
  return next(request.method === 'GET' && past.isAsked(request.url) ? request.clone({ params: request.params.set('asAt', past.asAt()!) }) : request);
};
