import type { AssuranceView } from '@holdfast/contracts';
import { CONTRADICTIONS, type Finding } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import type { Sql } from '../platform/database';
import { Judge } from './judge';
import { FACTS_IN_QUESTION, type FactsInQuestion } from './risk-in-question';
import { standardsOf } from './standards';

/** What contradicts itself among these open risks, each judged by the standards of its register, as its report does. */
export async function contradictionsAmong(sql: Sql, actor: Actor, riskIds: readonly string[]): Promise<AssuranceView['contradictions']> {
  const registers = await sql.rows<{ id: string; name: string; riskIds: string[] }>(
    `SELECT r.id, r.name, array_agg(k.id) AS "riskIds" FROM risk k JOIN register r ON r.organisation_id = k.organisation_id AND r.id = k.register_id
     WHERE k.organisation_id = $1 AND k.id = ANY ($2::uuid[]) GROUP BY r.id, r.name ORDER BY r.name, r.id`,
    [actor.organisationId, riskIds],
  );
  const judged: (readonly Finding[])[] = [];
  const found: AssuranceView['contradictions']['registers'] = [];
  for (const { id, name, riskIds: ids } of registers) {
    const { standards, today } = await standardsOf(sql, actor, id);
    const risks = await sql.rows<FactsInQuestion>(`${FACTS_IN_QUESTION} AND k.id = ANY ($2::uuid[])`, [actor.organisationId, ids]);
    const judge = await Judge.of(sql, actor.organisationId, standards, today, risks);
    const here = risks.map((risk) => judge.findings(risk)).filter((findings) => findings.length > 0);
    judged.push(...here);
    if (here.length > 0) found.push({ id, name, risks: here.length });
  }
  const counts = CONTRADICTIONS.map((kind) => {
    const findings = judged.flat().filter((finding) => finding.kind === kind);
    const certain = findings.filter((finding) => finding.certain).length;
    return { kind, certain, uncertain: findings.length - certain };
  });
  return { risks: judged.length, counts: counts.filter(({ certain, uncertain }) => certain + uncertain > 0), registers: found };
}
