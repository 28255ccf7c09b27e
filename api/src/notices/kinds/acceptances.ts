import { acceptanceCondition, acceptanceStateSql, shownTitle } from '../../risk-lists';
import type { NoticeReader } from '../notice-reader';
import { riskInMail } from '../risk-in-mail';

/** Risks above appetite that are borne no more, or soon will not be: for whoever bore them and whoever owns them. */
export const acceptances: NoticeReader = ({ today }) => ({
  columns: {
    subject: 'k.id',
    state: `l.id || ' ' || w.state`,
    // What is stale became so when it was scored; an acceptance that ends does so on its day.
    at: `CASE w.state WHEN 'stale' THEN coalesce((SELECT max(scored.recorded_at) FROM risk_assessment scored
        WHERE scored.organisation_id = $1 AND scored.risk_id = k.id AND scored.kind = 'residual'), l.recorded_at) ELSE l.recorded_at END`,
    dueOn: 'l.expires_on',
    overdue: `w.state <> 'ending'`,
    reference: 'k.reference',
    title: shownTitle('k', 's'),
    mailTitle: riskInMail('k'),
    line: `CASE w.state WHEN 'stale' THEN 'The acceptance holds no more: the risk was scored anew' WHEN 'expired' THEN 'The acceptance has run out' ELSE 'The acceptance ends soon' END`,
    path: `'/risks/' || k.id`,
  },
  from: `(
      SELECT id FROM risk WHERE organisation_id = $1 AND owner_id = $2 AND status = 'open' AND treatment = 'tolerate'
      UNION SELECT risk_id FROM risk_acceptance WHERE organisation_id = $1 AND author_id = $2 AND withdrawn_at IS NULL
    ) concerned JOIN risk k ON k.organisation_id = $1 AND k.id = concerned.id JOIN scope s ON s.id = k.register_id
    CROSS JOIN LATERAL (SELECT * FROM risk_acceptance a WHERE a.organisation_id = $1 AND a.risk_id = k.id ORDER BY a.id DESC LIMIT 1) l
    CROSS JOIN LATERAL (SELECT ${acceptanceStateSql('k', today)} AS state OFFSET 0) w
    WHERE $2 IN (k.owner_id, l.author_id) AND w.state IN ('stale', 'expired', 'ending') AND ${acceptanceCondition(['needed', 'ending'], today)('k', 's')}`,
});
