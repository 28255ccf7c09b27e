import type { DigestRhythm, NoticeKind } from '@holdfast/domain';
import type { Page } from './problem';

/** Something that somebody is told of. It is worked out whenever it is asked for, and its id follows from what it says. */
export interface NoticeView {
  id: string;
  kind: NoticeKind;
  /** Of the risk or action concerned; null where it has none. */
  reference: string | null;
  /** In the wording that the reader may see. */
  title: string;
  /** What it is about: "Review", "Proposed to Corporate risks by the Head of ICT". Names no wording. */
  line: string;
  overdue: boolean;
  /** By when, where it has a date; "yyyy-mm-dd". */
  dueOn: string | null;
  /** Since when it is so. */
  at: string;
  /** Where in the client to go on. */
  path: string;
  read: boolean;
}

export interface NoticePage extends Page<NoticeView> {
  /** When the list was read: what "mark all as read" goes up to. */
  until: string;
}

/** GET /api/notices/count */
export interface NoticeCountView {
  unread: number;
  overdue: number;
  kinds: { kind: NoticeKind; total: number; unread: number }[];
}

/** GET /api/digest: the caller's mail with what is due. */
export interface DigestView {
  rhythm: DigestRhythm;
  /** 1 Monday to 7 Sunday. */
  weekday: number;
  /** From this hour of the organisation's day on. */
  hour: number;
  timeZone: string;
  /** The day of the next one, in the organisation's time zone; null when there is none. */
  next: string | null;
  /** What the last one was, if any went out. */
  last: { day: string; notices: number } | null;
  /** Whether this program sends mail; without, it writes it to a folder of the server. */
  mailGoesOut: boolean;
  /** 0 while nothing was chosen. */
  version: number;
}
