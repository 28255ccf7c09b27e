import { Readable } from 'node:stream';
import { Body, Controller, Get, Inject, Post, Query, Res, StreamableFile } from '@nestjs/common';
import {
  FrozenRisksRequest, NoteErratumRequest, RegisterMovementRequest, TakeFreezeRequest,
  type FreezeCheckView, type FreezeRow, type FreezeView, type FrozenRiskRow, type FrozenRiskView, type Page, type RegisterMovementView,
} from '@holdfast/contracts';
import type { FastifyReply } from 'fastify';
import { downloadHeaders } from '../attachments';
import type { Actor } from '../platform/actor';
import { AsAt } from '../platform/as-at';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { CompareDays } from './compare-days';
import { FreezeQueries } from './freeze-queries';
import { NoteErratum } from './note-erratum';
import { TakeFreeze } from './take-freeze';

@Controller()
export class FreezesController {
  constructor(
    @Inject(FreezeQueries) private readonly queries: FreezeQueries,
    @Inject(TakeFreeze) private readonly takeFreeze: TakeFreeze,
    @Inject(NoteErratum) private readonly noteErratum: NoteErratum,
    @Inject(CompareDays) private readonly compareDays: CompareDays,
  ) {}

  @Get('registers/:id/freezes')
  @Requires('register.read')
  @AsAt()
  ofRegister(@IdParam() registerId: string, @Caller() actor: Actor): Promise<FreezeRow[]> {
    return this.queries.ofRegister(registerId, actor);
  }

  @Post('registers/:id/freezes')
  @Requires('register.freeze')
  take(@IdParam() registerId: string, @Body() request: TakeFreezeRequest, @Caller() actor: Actor): Promise<FreezeView> {
    return this.takeFreeze.run(registerId, request, actor);
  }

  @Get('registers/:id/movement')
  @Requires('register.read')
  movement(@IdParam() registerId: string, @Query() request: RegisterMovementRequest, @Caller() actor: Actor): Promise<RegisterMovementView> {
    return this.compareDays.run(registerId, request, actor);
  }

  @Get('freezes/:id')
  @Requires('register.read')
  one(@IdParam() id: string, @Caller() actor: Actor): Promise<FreezeView> {
    return this.queries.one(id, actor);
  }

  @Get('freezes/:id/risks')
  @Requires('register.read')
  risks(@IdParam() id: string, @Query() request: FrozenRisksRequest, @Caller() actor: Actor): Promise<Page<FrozenRiskRow>> {
    return this.queries.risks(id, request, actor);
  }

  @Get('freezes/:id/risks/:riskId')
  @Requires('register.read')
  risk(@IdParam() id: string, @IdParam('riskId') riskId: string, @Caller() actor: Actor): Promise<FrozenRiskView> {
    return this.queries.risk(id, riskId, actor);
  }

  @Get('freezes/:id/check')
  @Requires('register.read')
  check(@IdParam() id: string, @Caller() actor: Actor): Promise<FreezeCheckView> {
    return this.queries.check(id, actor);
  }

  @Get('freezes/:id/rows')
  @Requires('register.read')
  async rows(@IdParam() id: string, @Caller() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    const { text, name, digest } = await this.queries.file(id, actor);
    const bytes = Buffer.from(text, 'utf8');
    void reply.headers({
      ...downloadHeaders({ name, mediaType: 'text/plain' }), 'content-length': bytes.length, 'repr-digest': `sha-256=:${Buffer.from(digest, 'hex').toString('base64')}:`,
    });
    return new StreamableFile(Readable.from([bytes], { objectMode: false }));
  }

  @Post('freezes/:id/errata')
  @Requires('register.freeze')
  note(@IdParam() id: string, @Body() request: NoteErratumRequest, @Caller() actor: Actor): Promise<FreezeView> {
    return this.noteErratum.run(id, request, actor);
  }
}
