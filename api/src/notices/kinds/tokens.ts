import { API_TOKEN_NOTICE_DAYS } from '@holdfast/domain';
import { startOf, type NoticeReader } from '../notice-reader';

/** The person's own API tokens whose last day is near, while a script may still lean on them. */
export const tokens: NoticeReader = ({ today }) => {
  const lastDay = `((t.expires_at AT TIME ZONE (SELECT time_zone FROM settings)) - interval '1 second')::date`;
  return {
    columns: {
      subject: 't.id',
      state: `'expires ' || ${lastDay}`,
      at: startOf(`${lastDay} - ${API_TOKEN_NOTICE_DAYS}`),
      dueOn: lastDay,
      overdue: 'false',
      reference: `''`,
      title: 't.name',
      mailTitle: 't.name',
      line: `'An API token of yours expires soon: what works under it will be refused'`,
      path: `'/settings/tokens'`,
    },
    from: `api_token t JOIN role_assignment a ON a.organisation_id = $1 AND a.id = t.role_assignment_id AND a.ended_at IS NULL
      WHERE t.organisation_id = $1 AND t.person_id = $2 AND t.ended_at IS NULL AND ${lastDay} BETWEEN ${today} AND ${today} + ${API_TOKEN_NOTICE_DAYS}`,
  };
};
