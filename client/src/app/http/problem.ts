import type { HttpErrorResponse } from '@angular/common/http';
import type { FieldError, ProblemView } from '@holdfast/contracts';

/** A refusal or a failure as screens handle it: always in words, whatever went wrong on the way. */
export class Problem extends Error implements ProblemView {
  override readonly name = 'Problem';
  readonly code: string;
  readonly title: string;
  readonly status: number;
  readonly detail?: string;
  readonly errors: FieldError[];
  /** Given with 412: the thing as it is now. */
  readonly current?: unknown;
  readonly reportCode?: string;
  /** The body as it came, where it was not a problem: the choice that goes with 300. */
  readonly answer?: unknown;
  /** The version that `current` has, for the next If-Match. */
  readonly etag?: string;

  constructor(view: ProblemView & { etag?: string; answer?: unknown }) {
    super(view.title);
    this.code = view.code;
    this.title = view.title;
    this.status = view.status;
    this.detail = view.detail;
    this.errors = view.errors ?? [];
    this.current = view.current;
    this.reportCode = view.reportCode;
    this.answer = view.answer;
    this.etag = view.etag;
  }

  /** Nothing reached the server, or no answer came back. */
  get offline(): boolean {
    return this.code === OFFLINE;
  }

  /** Somebody else saved first. */
  get stale(): boolean {
    return this.status === 412;
  }
}

export const OFFLINE = 'offline';

export function problemOf(response: HttpErrorResponse): Problem {
  const body: unknown = response.error;
  if (isProblem(body)) return new Problem({ ...body, etag: response.headers.get('ETag') ?? undefined });
  if (response.status === 0) {
    return new Problem({ code: OFFLINE, status: 0, title: 'There is no connection to the server.', detail: 'What you typed is still here. Try again when the connection is back.' });
  }
  if (response.status === 300) return new Problem({ code: 'choose', status: 300, title: 'There is a choice to make.', answer: body });
  // A proxy in between answered, not Holdfast.
  return new Problem({
    code: response.status >= 500 ? 'unavailable' : 'refused',
    status: response.status,
    title: response.status >= 500 ? 'The server did not answer.' : 'The request was refused on the way to the server.',
    detail: `The answer was ${response.status}. Nothing you typed is lost.`,
    answer: body,
  });
}

/** Whatever was thrown, as a problem: for `catch` and for the error of a resource. */
export function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  return new Problem({ code: 'broken', status: 500, title: 'Something went wrong on this page.', detail: 'Load it again. What you typed in a form is kept on this device.' });
}

function isProblem(body: unknown): body is ProblemView {
  return typeof body === 'object' && body !== null && 'title' in body && 'status' in body && 'code' in body && typeof body.title === 'string';
}
