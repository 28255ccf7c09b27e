import { DUE_SOON_DAYS } from '@holdfast/domain';
import { partnershipReviewDue } from '../../partnerships';
import { startOf, type NoticeReader } from '../notice-reader';

/** Of the partnerships that the person leads, those whose review is late or soon due: the same as on Home. */
export const partnerships: NoticeReader = ({ today }) => ({
  columns: {
    subject: 'p.id',
    state: `p.next_review || CASE WHEN p.next_review < ${today} THEN ' overdue' ELSE '' END`,
    at: startOf(`CASE WHEN p.next_review < ${today} THEN p.next_review + 1 ELSE p.next_review - ${DUE_SOON_DAYS} END`),
    dueOn: 'p.next_review',
    overdue: `p.next_review < ${today}`,
    reference: `''`,
    title: 'p.name',
    mailTitle: 'p.name',
    line: `'Review of a partnership that you lead'`,
    path: `'/partnerships/' || p.id`,
  },
  from: `partnership p WHERE p.organisation_id = $1 AND ${partnershipReviewDue(today)}`,
});
