import type { LogEntryKind, LogMark, LogSubject, TypedEntry } from '@holdfast/domain';

/** What is typed, before the device has given it an id and a number. `at`: now, unless said otherwise. */
export type LogDraft = { readonly kind: LogEntryKind } & Partial<Omit<TypedEntry, 'kind' | 'id' | 'typedAt' | 'sequence'>>;

/** Which log: of a rehearsal or of an invocation. */
export interface LogOf {
  readonly subject: LogSubject;
  readonly id: string;
}

export const logAddress = ({ subject, id }: LogOf): string => `/api/${subject}s/${id}/log`;

/** Line ends as LF, without what cannot be shown: what the server would refuse never gets so far. */
export const readable = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, '')
    .trim();

/** What was told did not happen: a correction says so, for no entry is ever changed. */
export const takenBack = ({ entryId, at }: Pick<LogMark, 'entryId' | 'at'>): LogDraft => ({ kind: 'correction', correctsId: entryId, at, voids: true });
