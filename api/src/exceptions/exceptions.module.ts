import { Module } from '@nestjs/common';
import { AnswerExceptionQuestion } from './answer-question';
import { ApproveException } from './approve-exception';
import { DeclineException } from './decline-exception';
import { ExceptionDraft } from './exception-draft';
import { ExceptionsController } from './exceptions.controller';
import { ExceptionsOfRisk } from './exceptions-of-risk';
import { ExceptionsOverview } from './exceptions-overview';
import { ListExceptions } from './list-exceptions';
import { ReadException } from './read-exception';
import { RequestException } from './request-exception';
import { ReturnException } from './return-exception';
import { RevokeException } from './revoke-exception';
import { WithdrawException } from './withdraw-exception';

@Module({
  controllers: [ExceptionsController],
  providers: [
    ListExceptions, ExceptionsOverview, ReadException, ExceptionsOfRisk, ExceptionDraft, RequestException, ApproveException, DeclineException, ReturnException, AnswerExceptionQuestion, WithdrawException,
    RevokeException,
  ],
})
export class ExceptionsModule {}
