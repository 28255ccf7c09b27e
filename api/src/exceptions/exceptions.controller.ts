import { Body, Controller, Get, Inject, Post, Query } from '@nestjs/common';
import {
  AnswerExceptionRequest, ApproveExceptionRequest, ExceptionDraftQuery, ExceptionListRequest, ExceptionReasonRequest, RequestExceptionRequest,
  type ExceptionDraftView, type ExceptionRow, type ExceptionsOfRiskView, type ExceptionsOverviewView, type ExceptionsWaitingView, type ExceptionView, type Page,
} from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { AsAt } from '../platform/as-at';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { AnswerExceptionQuestion } from './answer-question';
import { ApproveException } from './approve-exception';
import { DeclineException } from './decline-exception';
import { ExceptionDraft } from './exception-draft';
import { ExceptionsOfRisk } from './exceptions-of-risk';
import { ExceptionsOverview } from './exceptions-overview';
import { ListExceptions } from './list-exceptions';
import { ReadException } from './read-exception';
import { RequestException } from './request-exception';
import { ReturnException } from './return-exception';
import { RevokeException } from './revoke-exception';
import { WithdrawException } from './withdraw-exception';

@Controller()
export class ExceptionsController {
  constructor(
    @Inject(ListExceptions) private readonly listExceptions: ListExceptions,
    @Inject(ExceptionsOverview) private readonly exceptionsOverview: ExceptionsOverview,
    @Inject(ReadException) private readonly readException: ReadException,
    @Inject(ExceptionsOfRisk) private readonly exceptionsOfRisk: ExceptionsOfRisk,
    @Inject(ExceptionDraft) private readonly exceptionDraft: ExceptionDraft,
    @Inject(RequestException) private readonly requestException: RequestException,
    @Inject(ApproveException) private readonly approveException: ApproveException,
    @Inject(DeclineException) private readonly declineException: DeclineException,
    @Inject(ReturnException) private readonly returnException: ReturnException,
    @Inject(AnswerExceptionQuestion) private readonly answerQuestion: AnswerExceptionQuestion,
    @Inject(WithdrawException) private readonly withdrawException: WithdrawException,
    @Inject(RevokeException) private readonly revokeException: RevokeException,
  ) {}

  @Get('exceptions')
  @Requires('register.read')
  @AsAt()
  list(@Query() request: ExceptionListRequest, @Caller() actor: Actor): Promise<JsonText<Page<ExceptionRow>>> {
    return this.listExceptions.of(actor, request);
  }

  @Get('exceptions/overview')
  @Requires('register.read')
  @AsAt()
  overview(@Caller() actor: Actor): Promise<ExceptionsOverviewView> {
    return this.exceptionsOverview.of(actor);
  }

  @Get('exceptions/waiting')
  @Requires('signed-in')
  waiting(@Caller() actor: Actor): Promise<ExceptionsWaitingView> {
    return this.listExceptions.waiting(actor);
  }

  @Get('exceptions/:id')
  @Requires('register.read')
  @AsAt()
  read(@IdParam() id: string, @Caller() actor: Actor): Promise<ExceptionView> {
    return this.readException.run(id, actor);
  }

  @Get('risks/:id/exceptions')
  @Requires('register.read')
  @AsAt()
  ofRisk(@IdParam() riskId: string, @Caller() actor: Actor): Promise<ExceptionsOfRiskView> {
    return this.exceptionsOfRisk.of(riskId, actor);
  }

  @Get('risks/:id/exception-draft')
  @Requires('exception.request')
  draft(@IdParam() riskId: string, @Query() { renews }: ExceptionDraftQuery, @Caller() actor: Actor): Promise<ExceptionDraftView> {
    return this.exceptionDraft.of(riskId, renews, actor);
  }

  @Post('risks/:id/exceptions')
  @Requires('exception.request')
  request(@IdParam() riskId: string, @Body() request: RequestExceptionRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ExceptionView> {
    return this.requestException.run(riskId, request, version, actor);
  }

  @Post('exceptions/:id/approval')
  @Requires('exception.decide')
  approve(@IdParam() id: string, @Body() request: ApproveExceptionRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ExceptionView> {
    return this.approveException.run(id, request, version, actor);
  }

  @Post('exceptions/:id/refusal')
  @Requires('exception.decide')
  decline(@IdParam() id: string, @Body() request: ExceptionReasonRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ExceptionView> {
    return this.declineException.run(id, request, version, actor);
  }

  @Post('exceptions/:id/question')
  @Requires('exception.decide')
  return(@IdParam() id: string, @Body() request: ExceptionReasonRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ExceptionView> {
    return this.returnException.run(id, request, version, actor);
  }

  @Post('exceptions/:id/answer')
  @Requires('exception.request')
  answer(@IdParam() id: string, @Body() request: AnswerExceptionRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ExceptionView> {
    return this.answerQuestion.run(id, request, version, actor);
  }

  @Post('exceptions/:id/withdrawal')
  @Requires('exception.request')
  withdraw(@IdParam() id: string, @Body() request: ExceptionReasonRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ExceptionView> {
    return this.withdrawException.run(id, request, version, actor);
  }

  @Post('exceptions/:id/revocation')
  @Requires('exception.decide')
  revoke(@IdParam() id: string, @Body() request: ExceptionReasonRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ExceptionView> {
    return this.revokeException.run(id, request, version, actor);
  }
}
