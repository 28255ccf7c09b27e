import { Controller, Get, Inject, Query, Res, type StreamableFile } from '@nestjs/common';
import { MadeReportListRequest, RegisterReportRequest, UnitReportRequest, type MadeReportRow, type Page } from '@holdfast/contracts';
import type { FastifyReply } from 'fastify';
import { sendFile } from '../paper';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { AsAt } from '../platform/as-at';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { ListReports } from './list-reports';
import { MakeReport } from './make-report';

@Controller()
export class ReportsController {
  constructor(
    @Inject(MakeReport) private readonly makeReport: MakeReport,
    @Inject(ListReports) private readonly listReports: ListReports,
  ) {}

  @Get('registers/:id/report')
  @Requires('register.read')
  @AsAt()
  async ofRegister(@IdParam() registerId: string, @Query() request: RegisterReportRequest, @Caller() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return sendFile(reply, await this.makeReport.ofRegister(registerId, request, actor));
  }

  @Get('units/:id/report')
  @Requires('signed-in')
  @AsAt()
  async ofUnit(@IdParam() unitId: string, @Query() request: UnitReportRequest, @Caller() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return sendFile(reply, await this.makeReport.ofUnit(unitId, request, actor));
  }

  @Get('reports')
  @Requires('signed-in')
  list(@Query() request: MadeReportListRequest, @Caller() actor: Actor): Promise<JsonText<Page<MadeReportRow>>> {
    return this.listReports.of(actor, request);
  }
}
