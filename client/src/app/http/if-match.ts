import { HttpHeaders } from '@angular/common/http';

/** Change only the version that was read: somebody else's change in between is answered with 412. */
export function ifMatch(version: number): HttpHeaders {
  return new HttpHeaders({ 'If-Match': `"${version}"` });
}
