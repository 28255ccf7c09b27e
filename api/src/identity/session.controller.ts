import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Res } from '@nestjs/common';
import { SignInRequest, type ChooseOrganisationView, type SessionView } from '@holdfast/contracts';
import type { FastifyReply } from 'fastify';
import { APP_OPTIONS, type AppOptions } from '../app-options';
import type { Actor } from '../platform/actor';
import { Caller, Requires } from '../platform/permission';
import { clearSessionCookies, setSessionCookies } from './session-cookies';
import { SessionQueries } from './session-queries';
import { SignIn } from './sign-in';
import { SignOut } from './sign-out';

@Controller('session')
export class SessionController {
  constructor(
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(SignOut) private readonly signOut: SignOut,
    @Inject(SessionQueries) private readonly queries: SessionQueries,
    @Inject(APP_OPTIONS) private readonly options: AppOptions,
  ) {}

  @Get()
  @Requires('signed-in')
  read(@Caller() actor: Actor): Promise<SessionView> {
    return this.queries.of(actor);
  }

  @Post()
  @Requires('public')
  async open(@Body() request: SignInRequest, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView | ChooseOrganisationView> {
    const session = await this.signIn.run(request);
    if ('organisations' in session) {
      void reply.status(300);
      return session;
    }
    setSessionCookies(reply, this.options, session.cookie, session.csrf);
    return this.queries.of(session);
  }

  @Delete()
  @HttpCode(204)
  @Requires('signed-in')
  async close(@Caller() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.signOut.run(actor);
    clearSessionCookies(reply, this.options);
  }
}
