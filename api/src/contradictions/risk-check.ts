import { Inject, Injectable } from '@nestjs/common';
import type { RiskCheckView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Database } from '../platform/database';
import { loadRiskInFull, standingOf } from '../risks';
import { Judge } from './judge';
import { RISK_IN_QUESTION, type RiskInQuestion } from './risk-in-question';
import { standardsOf } from './standards';

@Injectable()
export class RiskCheck {
  constructor(@Inject(Database) private readonly database: Database) {}

  /** What does not go together in one risk, what calls for a look at it, and what a form needs to ask the same while it is filled in. */
  of(riskId: string, actor: Actor): Promise<RiskCheckView> {
    return this.database.readAsAt(actor, async (sql) => {
      const { risk, register } = await loadRiskInFull(sql, actor, riskId);
      const { standards, today } = await standardsOf(sql, actor, register.id);
      const found = await sql.one<RiskInQuestion>(`${RISK_IN_QUESTION} AND k.id = $2`, [actor.organisationId, risk.id]);
      const nothing = { findings: [], flags: [], highestSince: null };
      if (!found) return { ...nothing, facts: { today, controls: [], exceptionsOver: 0, unendedActions: 0, ownerLeft: false, accepted: null, crosswalks: [] } };
      const judge = await Judge.of(sql, actor.organisationId, standards, today, [found]);
      const { findings, flags, highestSince } = judge.judge(found);
      return {
        findings: [...findings], flags: [...flags], highestSince,
        facts: {
          today, controls: found.controls, exceptionsOver: judge.exceptionsOver(found), unendedActions: found.due.length, ownerLeft: found.ownerLeft,
          accepted: judge.isAccepted(found) ? standingOf(risk, 'residual') : null, crosswalks: [...judge.crosswalks],
        },
      };
    });
  }
}
