import { Readable } from 'node:stream';
import { Controller, Get, Inject, Query, Res, StreamableFile } from '@nestjs/common';
import { AuditBundleRequest, type AuditBundleRow } from '@holdfast/contracts';
import type { FastifyReply } from 'fastify';
import { savedAs } from '../attachments';
import type { Actor } from '../platform/actor';
import { Caller, Requires } from '../platform/permission';
import { ListBundles } from './list-bundles';
import { TakeBundle } from './take-bundle';

@Controller()
export class BundlesController {
  constructor(
    @Inject(ListBundles) private readonly listBundles: ListBundles,
    @Inject(TakeBundle) private readonly takeBundle: TakeBundle,
  ) {}

  @Get('audit-bundles')
  @Requires('audit.read')
  list(@Caller() actor: Actor): Promise<AuditBundleRow[]> {
    return this.listBundles.run(actor);
  }

  @Get('audit-bundle')
  @Requires('audit.read')
  async take(@Query() request: AuditBundleRequest, @Caller() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const { fileName, pieces } = await this.takeBundle.run(request, actor);
    void reply.headers(savedAs(fileName, 'application/zip'));
    return new StreamableFile(Readable.from(pieces, { objectMode: false }));
  }
}
