import { DIGEST_RHYTHMS, NOTICE_KINDS, type DigestRhythm, type NoticeKind } from '@holdfast/domain';
import { OneOf, Text, Texts, Whole, YesNo } from './fields';
import { WordsInQuery, YesInQuery } from './in-query';

/** Columns of the list that it can be sorted by; with `-` before it, descending. */
export const NOTICE_SORTS = ['urgency', 'day', 'kind', 'title'] as const;
export type NoticeSort = (typeof NOTICE_SORTS)[number];

/** GET /api/notices: what the caller is told of, as far as they may read it now. What is overdue comes first unless said otherwise. */
export class NoticeListRequest {
  @WordsInQuery('kind', NOTICE_KINDS) kind?: NoticeKind[];
  @YesInQuery('Unread') unread?: boolean;
  @YesInQuery('Overdue') overdue?: boolean;
  @OneOf({ called: 'Order', words: NOTICE_SORTS.flatMap((sort) => [sort, `-${sort}`]), optional: true }) sort?: NoticeSort | `-${NoticeSort}`;
  @Text({ called: 'Place in the list', max: 2_000, optional: true }) after?: string;
}

/** POST /api/notices/readings: what is no notice of the caller any more is passed over. */
export class ReadNoticesRequest {
  /** As the list says them. They are ids of nothing that is kept: they follow from what a notice says. */
  @Texts({ called: 'Notices', max: 200, length: 36 }) noticeIds: string[];
  /** False: unread again. */
  @YesNo({ called: 'Read' }) read: boolean;
}

/** POST /api/notices/reading-of-all: those that were there when the list was loaded. */
export class ReadAllNoticesRequest {
  /** The moment that the list of notices said. */
  @Text({ called: 'Moment', min: 24, max: 24, pattern: /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/, hint: 'Moment is a time in ISO 8601, as the list of notices says it' }) until: string;
}

/** PATCH /api/digest (If-Match). */
export class ChooseDigestRequest {
  @OneOf({ called: 'Rhythm', words: DIGEST_RHYTHMS }) rhythm: DigestRhythm;
  /** 1 Monday to 7 Sunday; of the weekly one. As it was when left out. */
  @Whole({ called: 'Day of the week', min: 1, max: 7, optional: true }) weekday?: number;
}

