import { Body, Controller, Get, Inject, Post, Res } from '@nestjs/common';
import { SetupRequest, type SessionView, type SetupView } from '@holdfast/contracts';
import type { FastifyReply } from 'fastify';
import { APP_OPTIONS, type AppOptions } from '../app-options';
import { SessionQueries, setSessionCookies, Source } from '../identity';
import { Requires } from '../platform/permission';
import { SetUp } from './set-up';

@Controller('setup')
export class SetupController {
  constructor(
    @Inject(SetUp) private readonly setUp: SetUp,
    @Inject(SessionQueries) private readonly sessions: SessionQueries,
    @Inject(APP_OPTIONS) private readonly options: AppOptions,
  ) {}

  @Get()
  @Requires('public')
  async read(): Promise<SetupView> {
    return { needed: await this.setUp.isNeeded() };
  }

  @Post()
  @Requires('public')
  async run(@Body() request: SetupRequest, @Source() source: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    const session = await this.setUp.run(request, source);
    setSessionCookies(reply, this.options, session);
    return this.sessions.of(session);
  }
}
