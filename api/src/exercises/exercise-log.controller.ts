import { Body, Controller, Get, HttpCode, Inject, Post, Query, Req, Res, type StreamableFile } from '@nestjs/common';
import { LogPageRequest, SendLogEntriesRequest, type LogPageView, type SentLogEntriesView } from '@holdfast/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { asEvents, ReadLog, SendLogEntries, stays, StreamLog } from '../incident-log';
import type { Actor } from '../platform/actor';
import { AsAt } from '../platform/as-at';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { exerciseLog } from './exercise-log-gate';

@Controller('exercises/:id/log')
export class ExerciseLogController {
  constructor(
    @Inject(ReadLog) private readonly readLog: ReadLog,
    @Inject(SendLogEntries) private readonly sendLogEntries: SendLogEntries,
    @Inject(StreamLog) private readonly streamLog: StreamLog,
  ) {}

  @Get()
  @Requires('continuity.read')
  @AsAt()
  page(@IdParam() id: string, @Query() part: LogPageRequest, @Caller() actor: Actor): Promise<LogPageView> {
    return this.readLog.page(exerciseLog, id, part, actor);
  }

  @Post()
  @HttpCode(200)
  @Requires('continuity.read')
  send(@IdParam() id: string, @Body() request: SendLogEntriesRequest, @Caller() actor: Actor): Promise<SentLogEntriesView> {
    return this.sendLogEntries.run(exerciseLog, id, request, actor);
  }

  @Get('stream')
  @Requires('continuity.read')
  async stream(@IdParam() id: string, @Query() { after = 0 }: LogPageRequest, @Caller() actor: Actor, @Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return asEvents(await this.streamLog.open(exerciseLog, id, after, actor, stays(request)), reply);
  }
}
