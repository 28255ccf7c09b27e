import { EVIDENCE_FAILED_WORDS } from '@holdfast/domain';
import { myFailedRisks } from '../../evidence';
import { riskInMail } from '../risk-in-mail';
import type { NoticeReader } from '../notice-reader';

const FAILED = Object.entries(EVIDENCE_FAILED_WORDS).map(([kind, words]) => `WHEN '${kind}' THEN '${words}'`).join(' ');
const LEVEL = `(SELECT l ->> 'label' FROM risk_matrix_version v CROSS JOIN LATERAL jsonb_array_elements(v.definition -> 'levels') l
  WHERE v.organisation_id = $1 AND v.id = k.inherent_matrix_version_id AND l ->> 'code' = k.inherent_level)`;

/** Of the person's own risks, those whose evidence failed, for as long as nothing has passed since. */
export const evidence: NoticeReader = ({ today }) => ({
  columns: {
    subject: 'k.id',
    state: `f.failed_kind || ' ' || extract(epoch FROM f.failed_at)::text`,
    at: 'f.failed_at',
    dueOn: 'NULL',
    overdue: 'false',
    reference: 'k.reference',
    title: 'k.title',
    mailTitle: riskInMail('k'),
    line: `CASE f.failed_kind ${FAILED} END || ': ' || k.reference || CASE f.drawn WHEN 'nowhere' THEN ' cannot be drawn now' ELSE ' is drawn as ' || coalesce(${LEVEL}, k.inherent_level) || ' now' END`,
    path: `'/risks/' || k.id`,
  },
  from: `${myFailedRisks(today)} f JOIN risk k ON k.organisation_id = $1 AND k.id = f.id`,
});
