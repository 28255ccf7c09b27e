import { Body, Controller, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { AskPasswordResetRequest, UseOneTimeLinkRequest, type PasswordResetView, type SessionView } from '@holdfast/contracts';
import type { FastifyReply } from 'fastify';
import { APP_OPTIONS, type AppOptions } from '../app-options';
import { Requires } from '../platform/permission';
import { AskPasswordReset } from './ask-password-reset';
import { Source } from './request-source';
import { setSessionCookies } from './session-cookies';
import { SessionQueries } from './session-queries';
import { UseOneTimeLink } from './use-one-time-link';

@Controller()
export class OneTimeLinkController {
  constructor(
    @Inject(AskPasswordReset) private readonly askPasswordReset: AskPasswordReset,
    @Inject(UseOneTimeLink) private readonly useOneTimeLink: UseOneTimeLink,
    @Inject(SessionQueries) private readonly queries: SessionQueries,
    @Inject(APP_OPTIONS) private readonly options: AppOptions,
  ) {}

  @Post('password-resets')
  @HttpCode(202)
  @Requires('public')
  ask(@Body() request: AskPasswordResetRequest, @Source() source: string): Promise<PasswordResetView> {
    return this.askPasswordReset.run(request, source);
  }

  @Post('one-time-links/use')
  @Requires('public')
  async use(@Body() request: UseOneTimeLinkRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView> {
    const session = await this.useOneTimeLink.run(request);
    setSessionCookies(reply, this.options, session);
    return this.queries.of(session);
  }
}
