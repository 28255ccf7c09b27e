import type { CalendarKind } from '@holdfast/domain';

/** GET /api/calendar-feed: the link of the caller, without its secret. Both times null: there is none. */
export interface CalendarFeedView {
  madeAt: string | null;
  /** When a calendar program last read it, to the hour; null: never. */
  lastReadAt: string | null;
  /** What it holds, or without a link would hold. */
  kinds: CalendarKind[];
}

/** The answer to POST /api/calendar-feed. The link is shown once; only the digest of its secret is kept. */
export interface MadeCalendarFeedView extends CalendarFeedView {
  link: string;
}
