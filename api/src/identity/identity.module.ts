import { Module } from '@nestjs/common';
import { SessionController } from './session.controller';
import { SessionGuard } from './session.guard';
import { SessionQueries } from './session-queries';
import { SignIn } from './sign-in';
import { SignInLimit } from './sign-in-limit';
import { SignOut } from './sign-out';

@Module({
  controllers: [SessionController],
  providers: [SessionGuard, SessionQueries, SignIn, SignInLimit, SignOut],
  exports: [SessionGuard],
})
export class IdentityModule {}
