import { json, type Compared } from './to-compare';

/*
 * What was decided about risks, and the files that speak for it: things that events tell of under their own id, or of which the
 * events are those of what they hang on.
 */

export const ACCEPTANCE: Compared = {
  subjectType: 'risk',
  toldAs: { actions: ['risk.accepted', 'risk.acceptance-withdrawn'], id: 'acceptanceId' },
  noun: 'acceptance',
  rows: `SELECT x.id, 'of ' || k.reference AS label, ${json({
    riskId: 'x.risk_id', accepted: `json_build_object('matrixVersionId', x.matrix_version_id, 'likelihood', x.likelihood, 'impact', x.impact, 'level', x.level, 'score', x.score)`,
    expiresOn: 'x.expires_on', why: 'x.reason', authorId: 'x.author_id', withdrawn: 'x.withdrawn_reason', withdrawnBy: 'x.withdrawn_by',
  })} FROM risk_acceptance x JOIN risk k ON k.organisation_id = x.organisation_id AND k.id = x.risk_id WHERE x.organisation_id = $1 ORDER BY x.id`,
  begins: ['risk.accepted'],
  follow: (state, { action, after, actorId, aboutId }) => {
    if (action === 'risk.accepted') Object.assign(state, { riskId: aboutId, why: after?.['reason'], authorId: actorId });
    else Object.assign(state, { withdrawn: after?.['reason'], withdrawnBy: actorId });
  },
};

/** The bytes are digested anew: an altered file is found as well as an altered row. */
export const FILE: Compared = {
  subjectType: 'risk',
  toldAs: { actions: ['attachment.added', 'attachment.withdrawn'], id: 'attachmentId' },
  noun: 'file',
  rows: `SELECT f.id, f.name AS label, ${json({
    of: 'f.subject_id', fileName: 'f.name', mediaType: 'f.media_type', size: 'f.size', digest: `encode(f.digest, 'hex')`, content: `encode(sha256(c.content), 'hex')`, authorId: 'f.author_id',
    withdrawn: 'f.withdrawn_reason', withdrawnBy: 'f.withdrawn_by',
  })} FROM attachment f LEFT JOIN attachment_content c ON c.organisation_id = f.organisation_id AND c.attachment_id = f.id WHERE f.organisation_id = $1 ORDER BY f.id`,
  begins: ['attachment.added'],
  follow: (state, { action, after, actorId, aboutId }) => {
    if (action === 'attachment.added') Object.assign(state, { of: aboutId, content: after?.['digest'], authorId: actorId });
    else Object.assign(state, { withdrawn: after?.['reason'], withdrawnBy: actorId });
  },
};

export const SITTING: Compared = {
  subjectType: 'review-sitting',
  noun: 'review sitting',
  rows: `SELECT s.id, 'of ' || s.held_on AS label, ${json({
    scope: 's.scope', registerId: 's.register_id', reach: 's.reach', hostId: 's.author_id', note: 'e.note', endedBy: 'e.author_id',
    risks: '(SELECT count(*)::int FROM review_sitting_risk x WHERE x.organisation_id = s.organisation_id AND x.sitting_id = s.id)',
    people: 'to_json(a.people)', others: 'to_json(a.others)',
    skipped: 'ARRAY(SELECT x.risk_id FROM review_sitting_skip x WHERE x.organisation_id = s.organisation_id AND x.sitting_id = s.id)',
    decided: `CASE WHEN e.sitting_id IS NOT NULL THEN (SELECT count(DISTINCT v.risk_id)::int FROM review v WHERE v.organisation_id = s.organisation_id AND v.sitting_id = s.id) END`,
  })} FROM review_sitting s LEFT JOIN review_sitting_end e ON e.organisation_id = s.organisation_id AND e.sitting_id = s.id
    LEFT JOIN LATERAL (SELECT p.people, p.others FROM review_sitting_attendance p WHERE p.organisation_id = s.organisation_id AND p.sitting_id = s.id ORDER BY p.id DESC LIMIT 1) a ON true
    WHERE s.organisation_id = $1 ORDER BY s.id`,
  begins: ['review-sitting.opened'],
  follow: (state, { action, after, actorId }) => {
    if (action === 'review-sitting.opened') state['hostId'] = actorId;
    if (action === 'review-sitting.ended') state['endedBy'] = actorId;
    if (action === 'review-sitting.skipped') state['skipped'] = [...((state['skipped'] as string[] | undefined) ?? []), after?.['riskId']];
    for (const present of ['people', 'others']) if (Array.isArray(after?.[present])) state[present] = [...new Set(after[present] as string[])];
  },
};

const WORDS = ['title', 'cause', 'event', 'consequence', 'residual'] as const;

export const ESCALATION: Compared = {
  subjectType: 'escalation',
  noun: 'proposal',
  // A move that an older program made is told of by the event of the risk that came of it.
  rows: `SELECT e.id, (e.source ->> 'reference') || ' to another register' AS label, ${json({
    kind: 'e.kind', state: 'e.state', riskId: 'e.risk_id', fromRegisterId: 'e.from_register_id', toRegisterId: 'e.to_register_id', proposerId: 'e.proposer_id', decidedBy: 'e.decided_by',
    resultRiskId: 'e.result_risk_id', ...Object.fromEntries(WORDS.map((word) => [word, `e.words -> '${word}'`])),
    entries: `ARRAY(SELECT n.kind || CASE WHEN n.note = '' THEN '' ELSE ': ' || n.note END FROM escalation_entry n WHERE n.organisation_id = e.organisation_id AND n.escalation_id = e.id)`,
  })} FROM escalation e WHERE e.organisation_id = $1 AND (e.kind <> 'move'
      OR EXISTS (SELECT FROM audit_event t WHERE t.organisation_id = $1 AND t.subject_id = e.id)
      OR NOT EXISTS (SELECT FROM audit_event t WHERE t.organisation_id = $1 AND t.subject_id = e.result_risk_id AND t.action = 'risk.moved')) ORDER BY e.id`,
  begins: ['escalation.suggested', 'escalation.proposed', 'escalation.moved'],
  whenTold: ['toRegisterId', 'title', 'cause', 'event', 'consequence'],
  follow: (state, { action, after, actorId, registerId }) => {
    const did = action.slice('escalation.'.length);
    const note = after?.[did === 'answered' ? 'answer' : 'reason'] as string | undefined;
    state['entries'] = [...((state['entries'] as string[] | undefined) ?? []), note ? `${did}: ${note}` : did];
    if (did === 'suggested') {
      // Where the risk stood that the rule saw; what the upper register is to say is not put into words yet.
      delete state['residual'];
      state['kind'] = 'escalation';
    }
    if (did === 'suggested' || did === 'proposed' || did === 'moved') state['fromRegisterId'] = registerId;
    if (did === 'proposed' || did === 'moved') state['proposerId'] = actorId;
    if (did === 'accepted' || did === 'declined' || did === 'moved') state['decidedBy'] = actorId;
  },
};
