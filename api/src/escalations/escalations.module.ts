import { Module } from '@nestjs/common';
import { AcceptEscalation } from './accept-escalation';
import { AnswerQuestion } from './answer-question';
import { DeclineEscalation } from './decline-escalation';
import { DismissSuggestion } from './dismiss-suggestion';
import { EscalateRisk } from './escalate-risk';
import { EscalationsController } from './escalations.controller';
import { EscalationsOfRisk } from './escalations-of-risk';
import { HandDownRisk } from './hand-down-risk';
import { LinkEscalation } from './link-escalation';
import { ListEscalations } from './list-escalations';
import { MoveRisk } from './move-risk';
import { ProposalDrafts } from './proposal-drafts';
import { ReadEscalation } from './read-escalation';
import { ReturnEscalation } from './return-escalation';
import { WithdrawEscalation } from './withdraw-escalation';

@Module({
  controllers: [EscalationsController],
  providers: [
    ListEscalations, ReadEscalation, EscalationsOfRisk, ProposalDrafts, EscalateRisk, HandDownRisk, MoveRisk,
    AcceptEscalation, LinkEscalation, ReturnEscalation, AnswerQuestion, DeclineEscalation, WithdrawEscalation, DismissSuggestion,
  ],
})
export class EscalationsModule {}
