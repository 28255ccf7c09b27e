import type { FieldError, ProblemView } from '@holdfast/contracts';

/** A request that is turned down, in the words of the person who asked. The filter writes it as problem+json. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly title: string,
    readonly more: Pick<ProblemView, 'detail' | 'errors' | 'current'> = {},
  ) {
    super(title);
  }
}

export const notPermitted = (title: string, detail?: string): Refusal => new Refusal(403, 'not-permitted', title, { detail });

/** Also for what exists but is out of the caller's sight: the two must not be told apart. */
export const notFound = (title: string): Refusal => new Refusal(404, 'not-found', title);

/** Answers that need a change; each names its field. */
export const needsChange = (errors: FieldError[]): Refusal =>
  new Refusal(422, 'needs-change', errors.length === 1 ? '1 answer needs a change. Nothing has been lost.' : `${errors.length} answers need a change. Nothing has been lost.`, { errors });

/** A sound request that the state of things does not allow, e.g. a risk in a closed register. */
export const conflict = (code: string, title: string, detail?: string): Refusal => new Refusal(409, code, title, { detail });

/** Somebody saved since the caller read; `current` is the thing as it is now. */
export const stale = (current: unknown): Refusal =>
  new Refusal(412, 'stale', 'Somebody else saved first. Choose what to keep.', { current });
