import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import {
  AcceptEscalationRequest, AnswerRequest, EscalateRequest, EscalationListRequest, EscalationReasonRequest, HandDownRequest, LinkEscalationRequest, MoveRiskRequest,
  type EscalationDraftView, type EscalationRow, type Page, type EscalationsOfRiskView, type EscalationsWaitingView, type EscalationView, type MoveTargetView,
} from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { AsAt } from '../platform/as-at';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { AcceptEscalation } from './accept-escalation';
import { AnswerQuestion } from './answer-question';
import { DeclineEscalation } from './decline-escalation';
import { DismissSuggestion } from './dismiss-suggestion';
import { EscalateRisk } from './escalate-risk';
import { EscalationsOfRisk } from './escalations-of-risk';
import { HandDownRisk } from './hand-down-risk';
import { LinkEscalation } from './link-escalation';
import { ListEscalations } from './list-escalations';
import { MoveRisk } from './move-risk';
import { ProposalDrafts } from './proposal-drafts';
import { ReadEscalation } from './read-escalation';
import { ReturnEscalation } from './return-escalation';
import { WithdrawEscalation } from './withdraw-escalation';

@Controller()
export class EscalationsController {
  constructor(
    @Inject(ListEscalations) private readonly listEscalations: ListEscalations,
    @Inject(ReadEscalation) private readonly readEscalation: ReadEscalation,
    @Inject(EscalationsOfRisk) private readonly escalationsOfRisk: EscalationsOfRisk,
    @Inject(ProposalDrafts) private readonly proposalDrafts: ProposalDrafts,
    @Inject(EscalateRisk) private readonly escalateRisk: EscalateRisk,
    @Inject(HandDownRisk) private readonly handDownRisk: HandDownRisk,
    @Inject(MoveRisk) private readonly moveRisk: MoveRisk,
    @Inject(AcceptEscalation) private readonly acceptEscalation: AcceptEscalation,
    @Inject(LinkEscalation) private readonly linkEscalation: LinkEscalation,
    @Inject(ReturnEscalation) private readonly returnEscalation: ReturnEscalation,
    @Inject(AnswerQuestion) private readonly answerQuestion: AnswerQuestion,
    @Inject(DeclineEscalation) private readonly declineEscalation: DeclineEscalation,
    @Inject(WithdrawEscalation) private readonly withdrawEscalation: WithdrawEscalation,
    @Inject(DismissSuggestion) private readonly dismissSuggestion: DismissSuggestion,
  ) {}

  @Get('escalations')
  @Requires('register.read')
  @AsAt()
  list(@Query() request: EscalationListRequest, @Caller() actor: Actor): Promise<JsonText<Page<EscalationRow>>> {
    return this.listEscalations.of(actor, request);
  }

  @Get('escalations/waiting')
  @Requires('signed-in')
  waiting(@Caller() actor: Actor): Promise<EscalationsWaitingView> {
    return this.listEscalations.waiting(actor);
  }

  @Get('escalations/:id')
  @Requires('register.read')
  @AsAt()
  read(@IdParam() id: string, @Caller() actor: Actor): Promise<EscalationView> {
    return this.readEscalation.run(id, actor);
  }

  @Get('risks/:id/escalations')
  @Requires('register.read')
  @AsAt()
  ofRisk(@IdParam() riskId: string, @Caller() actor: Actor): Promise<EscalationsOfRiskView> {
    return this.escalationsOfRisk.of(riskId, actor);
  }

  @Get('risks/:id/escalation-draft')
  @Requires('escalation.propose')
  draft(@IdParam() riskId: string, @Caller() actor: Actor): Promise<EscalationDraftView> {
    return this.proposalDrafts.up(riskId, actor);
  }

  @Get('risks/:id/de-escalation-drafts')
  @Requires('risk.close')
  drafts(@IdParam() riskId: string, @Caller() actor: Actor): Promise<EscalationDraftView[]> {
    return this.proposalDrafts.down(riskId, actor);
  }

  @Get('risks/:id/move-targets')
  @Requires('risk.close')
  moveTargets(@IdParam() riskId: string, @Caller() actor: Actor): Promise<MoveTargetView[]> {
    return this.proposalDrafts.moves(riskId, actor);
  }

  @Post('risks/:id/escalations')
  @Requires('escalation.propose')
  escalate(@IdParam() riskId: string, @Body() request: EscalateRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<EscalationView> {
    return this.escalateRisk.run(riskId, request, version, actor);
  }

  @Post('risks/:id/de-escalations')
  @Requires('risk.close')
  handDown(@IdParam() riskId: string, @Body() request: HandDownRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<EscalationView> {
    return this.handDownRisk.run(riskId, request, version, actor);
  }

  @Post('risks/:id/moves')
  @Requires('risk.close')
  move(@IdParam() riskId: string, @Body() request: MoveRiskRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<EscalationView> {
    return this.moveRisk.run(riskId, request, version, actor);
  }

  @Post('escalations/:id/acceptance')
  @Requires('escalation.decide')
  accept(@IdParam() id: string, @Body() request: AcceptEscalationRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<EscalationView> {
    return this.acceptEscalation.run(id, request, version, actor);
  }

  @Post('escalations/:id/linked-acceptance')
  @Requires('escalation.decide')
  link(@IdParam() id: string, @Body() request: LinkEscalationRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<EscalationView> {
    return this.linkEscalation.run(id, request, version, actor);
  }

  @Post('escalations/:id/question')
  @Requires('escalation.decide')
  return(@IdParam() id: string, @Body() request: EscalationReasonRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<EscalationView> {
    return this.returnEscalation.run(id, request, version, actor);
  }

  @Post('escalations/:id/answer')
  @Requires('escalation.propose')
  answer(@IdParam() id: string, @Body() request: AnswerRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<EscalationView> {
    return this.answerQuestion.run(id, request, version, actor);
  }

  @Post('escalations/:id/refusal')
  @Requires('escalation.decide')
  decline(@IdParam() id: string, @Body() request: EscalationReasonRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<EscalationView> {
    return this.declineEscalation.run(id, request, version, actor);
  }

  @Post('escalations/:id/withdrawal')
  @Requires('escalation.propose')
  withdraw(@IdParam() id: string, @Body() request: EscalationReasonRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<EscalationView> {
    return this.withdrawEscalation.run(id, request, version, actor);
  }

  @Post('escalations/:id/dismissal')
  @Requires('escalation.decide')
  dismiss(@IdParam() id: string, @Body() request: EscalationReasonRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<EscalationView> {
    return this.dismissSuggestion.run(id, request, version, actor);
  }
}
