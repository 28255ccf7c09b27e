/** What an entry `l` says, as text of which the digest of its batch is taken: told by the audit event, and counted anew by whoever verifies. */
export const ENTRY_TEXT = `jsonb_build_array(l.id, coalesce(l.exercise_id, l.invocation_id), l.position, l.kind, extract(epoch FROM l.at), extract(epoch FROM l.typed_at), extract(epoch FROM l.received_at),
  l.device_id, l.sequence, l.author_id, l.text, l.plan_id, l.step_id, l.resource_id, l.role_id, l.person_id, l.corrects_id, l.voids)::text`;

/** Over the entries `l` of one batch. */
export const BATCH_DIGEST = `encode(sha256(convert_to(string_agg(${ENTRY_TEXT}, E'\\n' ORDER BY l.position), 'UTF8')), 'hex')`;
