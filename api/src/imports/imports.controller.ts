import { Readable } from 'node:stream';
import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Query, Res, StreamableFile } from '@nestjs/common';
import {
  ImportChoicesRequest, ImportFileRequest, ImportListRequest, ImportRowsRequest, ImportTemplateRequest, WriteImportRequest, type ImportDraftView, type ImportListRow, type ImportRowView, type ImportView,
  type Page,
} from '@holdfast/contracts';
import type { FastifyReply } from 'fastify';
import { downloadHeaders } from '../attachments';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { AsAt } from '../platform/as-at';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { FileOf, TakesFile, type UploadedFile } from '../platform/uploaded-file';
import { BeginDraft } from './begin-draft';
import { ChooseInDraft } from './choose-in-draft';
import { LeaveDraft } from './leave-draft';
import { LookAtDraft } from './look-at-draft';
import { ReadImports } from './read-imports';
import { TABLE_FILE } from './table-file-limit';
import { templateWorkbook } from './template-workbook';
import { WriteImport } from './write-import';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

@Controller()
export class ImportsController {
  constructor(
    @Inject(BeginDraft) private readonly beginDraft: BeginDraft,
    @Inject(LookAtDraft) private readonly lookAtDraft: LookAtDraft,
    @Inject(ChooseInDraft) private readonly chooseInDraft: ChooseInDraft,
    @Inject(LeaveDraft) private readonly leaveDraft: LeaveDraft,
    @Inject(WriteImport) private readonly writeImport: WriteImport,
    @Inject(ReadImports) private readonly readImports: ReadImports,
  ) {}

  @Get('continuity-import-template')
  @Requires('signed-in')
  async template(@Query() { thing }: ImportTemplateRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const content = await templateWorkbook(thing);
    void reply.headers({ ...downloadHeaders({ name: `Holdfast ${thing ?? 'continuity'}.xlsx`, mediaType: XLSX }), 'content-length': content.length });
    return new StreamableFile(content);
  }

  @Post('continuity-import-drafts')
  @Requires('continuity.manage')
  @TakesFile(TABLE_FILE)
  begin(@Query() request: ImportFileRequest, @FileOf() file: UploadedFile, @Caller() actor: Actor): Promise<ImportDraftView> {
    return this.beginDraft.run(request, file, actor);
  }

  @Get('continuity-import-drafts/:id')
  @Requires('continuity.manage')
  look(@IdParam() id: string, @Caller() actor: Actor): Promise<ImportDraftView> {
    return this.lookAtDraft.of(id, actor);
  }

  @Put('continuity-import-drafts/:id/choices')
  @Requires('continuity.manage')
  choose(@IdParam() id: string, @Body() request: ImportChoicesRequest, @Caller() actor: Actor): Promise<ImportDraftView> {
    return this.chooseInDraft.run(id, request, actor);
  }

  @Delete('continuity-import-drafts/:id')
  @HttpCode(204)
  @Requires('continuity.manage')
  leave(@IdParam() id: string, @Caller() actor: Actor): Promise<void> {
    return this.leaveDraft.run(id, actor);
  }

  @Post('continuity-import-drafts/:id/import')
  @Requires('continuity.manage')
  write(@IdParam() id: string, @Body() request: WriteImportRequest, @Caller() actor: Actor): Promise<ImportView> {
    return this.writeImport.run(id, request, actor);
  }

  @Get('imports')
  @Requires('signed-in')
  @AsAt()
  list(@Query() request: ImportListRequest, @Caller() actor: Actor): Promise<JsonText<Page<ImportListRow>>> {
    return this.readImports.list(actor, request);
  }

  @Get('imports/:id')
  @Requires('signed-in')
  @AsAt()
  one(@IdParam() id: string, @Caller() actor: Actor): Promise<ImportView> {
    return this.readImports.one(id, actor);
  }

  @Get('imports/:id/rows')
  @Requires('signed-in')
  @AsAt()
  rows(@IdParam() id: string, @Query() request: ImportRowsRequest, @Caller() actor: Actor): Promise<JsonText<Page<ImportRowView>>> {
    return this.readImports.rows(id, actor, request);
  }

  @Get('imports/:id/file')
  @Requires('signed-in')
  async file(@IdParam() id: string, @Caller() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const { size, pieces, ...file } = await this.readImports.file(id, actor);
    void reply.headers({ ...downloadHeaders(file), 'content-length': size });
    return new StreamableFile(Readable.from(pieces, { objectMode: false }));
  }
}
