import { DUE_SOON_DAYS } from '@holdfast/domain';
import { actionTitleOutside, UNENDED } from '../../actions';
import { startOf, type NoticeReader } from '../notice-reader';

/** The person's own actions that are late or soon due: whoever owns an action reads it, whatever it serves. */
export const actions: NoticeReader = ({ today }) => ({
  columns: {
    subject: 'a.id',
    state: `a.due_date || CASE WHEN a.due_date < ${today} THEN ' overdue' ELSE '' END`,
    at: startOf(`CASE WHEN a.due_date < ${today} THEN a.due_date + 1 ELSE a.due_date - ${DUE_SOON_DAYS} END`),
    dueOn: 'a.due_date',
    overdue: `a.due_date < ${today}`,
    reference: 'a.reference',
    title: 'a.title',
    mailTitle: actionTitleOutside,
    line: `CASE WHEN a.progress = 0 THEN 'Not begun' ELSE a.progress || '% done' END`,
    path: `'/actions/' || a.id`,
  },
  from: `action a WHERE a.organisation_id = $1 AND a.owner_id = $2 AND ${UNENDED} AND a.due_date <= ${today} + ${DUE_SOON_DAYS}`,
});
