import { Controller, Get, Inject, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { sendFile } from '../paper';
import type { Actor } from '../platform/actor';
import { AsAt } from '../platform/as-at';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { InvocationReport } from './invocation-report';

/** Apart from invocations themselves: a report tells of the review too, which stands on them. */
@Controller('invocations/:id')
export class InvocationReportsController {
  constructor(@Inject(InvocationReport) private readonly invocationReport: InvocationReport) {}

  @Get('report.pdf')
  @Requires('continuity.read')
  @AsAt()
  async report(@IdParam() id: string, @Caller() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return sendFile(reply, await this.invocationReport.of(id, actor));
  }
}
