import { Inject, Injectable } from '@nestjs/common';
import type { ContradictionsQuery, ContradictoryRisk, RegisterContradictionsView } from '@holdfast/contracts';
import { CONTRADICTIONS, LIMITS } from '@holdfast/domain';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { fromCursor, toCursor } from '../platform/page';
import { notFound } from '../platform/refusal';
import { loadRegister } from '../registers';
import { Judge, type Judgement } from './judge';
import { RISK_IN_QUESTION, type RiskInQuestion } from './risk-in-question';
import { standardsOf } from './standards';

/** Flagged risks in one answer. */
const MOST_FLAGGED = 200;

@Injectable()
export class RegisterContradictions {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** Every open risk is judged each time: what contradicts itself turns on the day, and is stored nowhere. */
  of(registerId: string, { kind, after }: ContradictionsQuery, actor: Actor): Promise<RegisterContradictionsView> {
    return this.database.read(actor.organisationId, async (sql) => {
      const register = await loadRegister(sql, actor, registerId);
      if (register.wording === 'public') throw notFound('There is no such register, or it is not yours to read.');
      const from = Number(fromCursor(after, 1)?.[0] ?? 0);
      const { standards, today } = await standardsOf(sql, actor, register.id);
      const risks = await sql.rows<RiskInQuestion>(`${RISK_IN_QUESTION} AND k.register_id = $2 ORDER BY k.number`, [actor.organisationId, register.id]);
      const judge = await Judge.of(sql, actor.organisationId, standards, today, risks);
      const judged = risks.map((risk) => ({ risk, ...judge.judge(risk) }));

      const asked = judged.filter(({ findings }) => findings.some((finding) => kind === undefined || finding.kind === kind));
      const ahead = asked.filter(({ risk }) => risk.number > from);
      const page = ahead.slice(0, LIMITS.pageSize);
      const flagged = judged.filter(({ flags }) => flags.length > 0);
      return {
        registerId: register.id,
        open: risks.length,
        counts: CONTRADICTIONS.map((each) => ({ kind: each, ...counted(judged, each) })),
        total: asked.length,
        risks: page.map(({ risk, findings }): ContradictoryRisk => ({ ...rowOf(risk), findings: [...findings] })),
        next: ahead.length > page.length ? toCursor([page.at(-1)?.risk.number ?? 0]) : null,
        flagged: { total: flagged.length, risks: flagged.slice(0, MOST_FLAGGED).map(({ risk, flags }) => ({ ...rowOf(risk), flags: [...flags] })) },
      };
    });
  }
}

function counted(judged: readonly Judgement[], kind: string): { certain: number; uncertain: number } {
  const found = judged.flatMap(({ findings }) => findings.filter((finding) => finding.kind === kind));
  const certain = found.filter((finding) => finding.certain).length;
  return { certain, uncertain: found.length - certain };
}

const rowOf = ({ id, reference, title, owner, standings }: RiskInQuestion) => ({ id, reference, title, owner, residual: standings.residual });
