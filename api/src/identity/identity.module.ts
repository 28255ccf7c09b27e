import { Module } from '@nestjs/common';
import { MailModule } from '../platform/mail';
import { AskPasswordReset } from './ask-password-reset';
import { AttemptLimit } from './attempt-limit';
import { ChangePassword } from './change-password';
import { IdentitySweep } from './identity-sweep';
import { OneTimeLinkController } from './one-time-link.controller';
import { SessionController } from './session.controller';
import { SessionGuard } from './session.guard';
import { SessionQueries } from './session-queries';
import { SignIn } from './sign-in';
import { SignOut } from './sign-out';
import { TokenCaller } from './token-caller';
import { UseOneTimeLink } from './use-one-time-link';

@Module({
  imports: [MailModule],
  controllers: [SessionController, OneTimeLinkController],
  providers: [SessionGuard, SessionQueries, SignIn, SignOut, ChangePassword, AskPasswordReset, UseOneTimeLink, AttemptLimit, IdentitySweep, TokenCaller],
  exports: [SessionGuard, SessionQueries, AttemptLimit],
})
export class IdentityModule {}
