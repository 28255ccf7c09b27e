/** The body of every refusal: RFC 9457 `application/problem+json`, in the words of the person who asked. */
export interface ProblemView {
  /** A stable word for programs, e.g. `stale`, `not-permitted`, `sign-in-needed`. */
  code: string;
  title: string;
  status: number;
  detail?: string;
  /** One per field at fault; `field` is the request's path, e.g. `residual.likelihood`. */
  errors?: FieldError[];
  /** Given with 412: the aggregate as it is now, in the shape that its GET returns. */
  current?: unknown;
  /** Names the request in the server's log; shown so that it can be quoted. */
  reportCode?: string;
}

export interface FieldError {
  field: string;
  message: string;
}

/** A page of a list. `next` is opaque: hand it back as `?after=`; null on the last page. */
export interface Page<T> {
  items: T[];
  next: string | null;
  /** All that match, when it was cheap to count; otherwise null. */
  total: number | null;
}
