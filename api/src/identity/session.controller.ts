import { Body, Controller, Delete, Get, HttpCode, Inject, Post, Put, Res } from '@nestjs/common';
import { ChangePasswordRequest, SignInRequest, type ChooseOrganisationView, type SessionView } from '@holdfast/contracts';
import { ApiResponse } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { APP_OPTIONS, type AppOptions } from '../app-options';
import type { Actor } from '../platform/actor';
import { Caller, InPerson, Requires } from '../platform/permission';
import { ChangePassword } from './change-password';
import { Source } from './request-source';
import { clearSessionCookies, setSessionCookies } from './session-cookies';
import { SessionQueries } from './session-queries';
import { SignIn } from './sign-in';
import { SignOut } from './sign-out';

@InPerson()
@Controller('session')
export class SessionController {
  constructor(
    @Inject(SignIn) private readonly signIn: SignIn,
    @Inject(SignOut) private readonly signOut: SignOut,
    @Inject(ChangePassword) private readonly changePassword: ChangePassword,
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
  @ApiResponse({ status: 201 })
  @ApiResponse({ status: 300, description: 'The address and password open accounts in several organisations: choose one', content: { 'application/json': { schema: { $ref: '#/components/schemas/ChooseOrganisationView' } } } })
  async open(@Body() request: SignInRequest, @Source() source: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<SessionView | ChooseOrganisationView> {
    const session = await this.signIn.run(request, source);
    if ('organisations' in session) {
      void reply.status(300);
      return session;
    }
    setSessionCookies(reply, this.options, session);
    return this.queries.of(session);
  }

  @Put('password')
  @HttpCode(204)
  @Requires('signed-in')
  password(@Body() request: ChangePasswordRequest, @Caller() actor: Actor): Promise<void> {
    return this.changePassword.run(request, actor);
  }

  @Delete()
  @HttpCode(204)
  @Requires('signed-in')
  async close(@Caller() actor: Actor, @Res({ passthrough: true }) reply: FastifyReply): Promise<void> {
    await this.signOut.run(actor);
    clearSessionCookies(reply, this.options);
  }
}
