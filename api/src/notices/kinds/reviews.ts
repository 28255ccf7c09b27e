import { DUE_SOON_DAYS } from '@holdfast/domain';
import { shownTitle, visible } from '../../risk-lists';
import { riskInMail } from '../risk-in-mail';
import { startOf, type NoticeReader } from '../notice-reader';

/** Of the person's own risks, those whose review is late or soon due: the same as on Home. */
export const reviews: NoticeReader = ({ today }) => ({
  columns: {
    subject: 'k.id',
    state: `k.next_review || CASE WHEN k.next_review < ${today} THEN ' overdue' ELSE '' END`,
    at: startOf(`CASE WHEN k.next_review < ${today} THEN k.next_review + 1 ELSE k.next_review - ${DUE_SOON_DAYS} END`),
    dueOn: 'k.next_review',
    overdue: `k.next_review < ${today}`,
    reference: 'k.reference',
    title: shownTitle('k', 's'),
    mailTitle: riskInMail('k'),
    line: `'Review in ' || s.name`,
    path: `'/risks/' || k.id || '/review'`,
  },
  from: `risk k JOIN scope s ON s.id = k.register_id
    WHERE k.organisation_id = $1 AND k.owner_id = $2 AND k.status = 'open' AND ${visible('k', 's')} AND k.next_review <= ${today} + ${DUE_SOON_DAYS}`,
});
