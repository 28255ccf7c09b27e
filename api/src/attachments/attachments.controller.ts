import { Readable } from 'node:stream';
import { Body, Controller, Get, Inject, Post, Query, Res, StreamableFile } from '@nestjs/common';
import { AttachmentNameRequest, WithdrawAttachmentRequest, type AttachmentView } from '@holdfast/contracts';
import { LIMITS, whySizeRefused } from '@holdfast/domain';
import type { FastifyReply } from 'fastify';
import type { Actor } from '../platform/actor';
import { AsAt } from '../platform/as-at';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { FileOf, TakesFile, type FileLimit, type UploadedFile } from '../platform/uploaded-file';
import { AddAttachment } from './add-attachment';
import { AttachmentQueries } from './attachment-queries';
import { downloadHeaders } from './download-headers';
import { WithdrawAttachment } from './withdraw-attachment';

const LIMIT: FileLimit = { bytes: LIMITS.fileBytes, words: (size) => `${whySizeRefused(size) ?? ''} Nothing has been saved.` };

@Controller()
export class AttachmentsController {
  constructor(
    @Inject(AttachmentQueries) private readonly queries: AttachmentQueries,
    @Inject(AddAttachment) private readonly addAttachment: AddAttachment,
    @Inject(WithdrawAttachment) private readonly withdrawAttachment: WithdrawAttachment,
  ) {}

  @Get('risks/:id/attachments')
  @Requires('register.read')
  @AsAt()
  ofRisk(@IdParam() id: string, @Caller() actor: Actor): Promise<AttachmentView[]> {
    return this.queries.list('risk', id, actor);
  }

  @Post('risks/:id/attachments')
  @Requires('risk.edit')
  @TakesFile(LIMIT)
  addToRisk(@IdParam() id: string, @Query() request: AttachmentNameRequest, @FileOf() file: UploadedFile, @Caller() actor: Actor): Promise<AttachmentView> {
    return this.addAttachment.run('risk', id, request, file, actor);
  }

  @Get('controls/:id/attachments')
  @Requires('register.read')
  @AsAt()
  ofControl(@IdParam() id: string, @Caller() actor: Actor): Promise<AttachmentView[]> {
    return this.queries.list('control', id, actor);
  }

  @Post('controls/:id/attachments')
  @Requires('control.assess')
  @TakesFile(LIMIT)
  addToControl(@IdParam() id: string, @Query() request: AttachmentNameRequest, @FileOf() file: UploadedFile, @Caller() actor: Actor): Promise<AttachmentView> {
    return this.addAttachment.run('control', id, request, file, actor);
  }

  @Get('actions/:id/attachments')
  @Requires('register.read')
  @AsAt()
  ofAction(@IdParam() id: string, @Caller() actor: Actor): Promise<AttachmentView[]> {
    return this.queries.list('action', id, actor);
  }

  @Post('actions/:id/attachments')
  @Requires('action.progress')
  @TakesFile(LIMIT)
  addToAction(@IdParam() id: string, @Query() request: AttachmentNameRequest, @FileOf() file: UploadedFile, @Caller() actor: Actor): Promise<AttachmentView> {
    return this.addAttachment.run('action', id, request, file, actor);
  }

  @Get('reviews/:id/attachments')
  @Requires('register.read')
  @AsAt()
  ofReview(@IdParam() id: string, @Caller() actor: Actor): Promise<AttachmentView[]> {
    return this.queries.list('review', id, actor);
  }

  @Post('reviews/:id/attachments')
  @Requires('risk.edit')
  @TakesFile(LIMIT)
  addToReview(@IdParam() id: string, @Query() request: AttachmentNameRequest, @FileOf() file: UploadedFile, @Caller() actor: Actor): Promise<AttachmentView> {
    return this.addAttachment.run('review', id, request, file, actor);
  }

  @Get('recommendations/:id/attachments')
  @Requires('recommendation.read')
  @AsAt()
  ofRecommendation(@IdParam() id: string, @Caller() actor: Actor): Promise<AttachmentView[]> {
    return this.queries.list('recommendation', id, actor);
  }

  @Post('recommendations/:id/attachments')
  @Requires('recommendation.respond')
  @TakesFile(LIMIT)
  addToRecommendation(@IdParam() id: string, @Query() request: AttachmentNameRequest, @FileOf() file: UploadedFile, @Caller() actor: Actor): Promise<AttachmentView> {
    return this.addAttachment.run('recommendation', id, request, file, actor);
  }

  @Get('exceptions/:id/attachments')
  @Requires('register.read')
  @AsAt()
  ofException(@IdParam() id: string, @Caller() actor: Actor): Promise<AttachmentView[]> {
    return this.queries.list('exception', id, actor);
  }

  @Post('exceptions/:id/attachments')
  @Requires('exception.request')
  @TakesFile(LIMIT)
  addToException(@IdParam() id: string, @Query() request: AttachmentNameRequest, @FileOf() file: UploadedFile, @Caller() actor: Actor): Promise<AttachmentView> {
    return this.addAttachment.run('exception', id, request, file, actor);
  }

  @Get('attachments/:id/content')
  @Requires('register.read')
  async content(@IdParam() id: string, @Caller() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const { pieces, size, ...file } = await this.queries.content(id, actor);
    void reply.headers({ ...downloadHeaders(file), 'content-length': size });
    return new StreamableFile(Readable.from(pieces, { objectMode: false }));
  }

  @Post('attachments/:id/withdrawal')
  @Requires('risk.edit')
  withdraw(@IdParam() id: string, @Body() request: WithdrawAttachmentRequest, @Caller() actor: Actor): Promise<AttachmentView> {
    return this.withdrawAttachment.run(id, request, actor);
  }
}
