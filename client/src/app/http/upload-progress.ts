import { HttpXhrBackend, type HttpInterceptorFn } from '@angular/common/http';
import { inject } from '@angular/core';

/** Innermost: how much of a file has gone out only XMLHttpRequest can tell; everything else goes by fetch. */
export const uploadProgress: HttpInterceptorFn = (request, next) =>
  request.reportProgress && request.body instanceof Blob ? inject(HttpXhrBackend).handle(request) : next(request);
