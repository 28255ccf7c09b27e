import { Readable } from 'node:stream';
import { Body, Controller, Get, Inject, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { ExportListRequest, ExportRequest, RegisterRiskListRequest, RiskListRequest, type ExportRow, type ExportView, type Page } from '@holdfast/contracts';
import type { ExportFormat } from '@holdfast/domain';
import type { FastifyReply } from 'fastify';
import { savedAs } from '../attachments';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { AsAt } from '../platform/as-at';
import { IdParam } from '../platform/id-param';
import { Caller, OnlyReads, Requires } from '../platform/permission';
import { AskExport } from './ask-export';
import { CancelExport } from './cancel-export';
import { ExportQueries } from './export-queries';

const MEDIA_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv; charset=utf-8', json: 'application/json', pdf: 'application/pdf', xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

@Controller()
export class ExportsController {
  constructor(
    @Inject(AskExport) private readonly askExport: AskExport,
    @Inject(CancelExport) private readonly cancelExport: CancelExport,
    @Inject(ExportQueries) private readonly queries: ExportQueries,
  ) {}

  @Post('exports')
  @OnlyReads()
  @Requires('register.read')
  @AsAt()
  ofAll(@Query() filter: RiskListRequest, @Body() request: ExportRequest, @Caller() actor: Actor): Promise<ExportView> {
    return this.askExport.run({ registerId: null, filter }, request, actor);
  }

  @Post('registers/:id/exports')
  @OnlyReads()
  @Requires('register.read')
  @AsAt()
  ofRegister(@IdParam() registerId: string, @Query() filter: RegisterRiskListRequest, @Body() request: ExportRequest, @Caller() actor: Actor): Promise<ExportView> {
    return this.askExport.run({ registerId, filter }, request, actor);
  }

  @Get('exports')
  @Requires('register.read')
  list(@Query() request: ExportListRequest, @Caller() actor: Actor): Promise<JsonText<Page<ExportRow>>> {
    return this.queries.list(actor, request);
  }

  @Get('exports-under-way')
  @Requires('register.read')
  underWay(@Caller() actor: Actor): Promise<ExportView[]> {
    return this.queries.underWay(actor);
  }

  @Get('exports/:id')
  @Requires('register.read')
  one(@IdParam() id: string, @Caller() actor: Actor): Promise<ExportView> {
    return this.queries.one(id, actor);
  }

  @Post('exports/:id/cancellation')
  @OnlyReads()
  @Requires('register.read')
  cancel(@IdParam() id: string, @Caller() actor: Actor): Promise<ExportView> {
    return this.cancelExport.run(id, actor);
  }

  @Get('exports/:id/file')
  @Requires('register.read')
  async file(@IdParam() id: string, @Caller() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const { fileName, format, size, digest, pieces } = await this.queries.file(id, actor);
    void reply.headers({ ...savedAs(fileName, MEDIA_TYPES[format]), 'content-length': size, 'repr-digest': `sha-256=:${Buffer.from(digest, 'hex').toString('base64')}:` });
    return new StreamableFile(Readable.from(pieces, { objectMode: false }));
  }
}
