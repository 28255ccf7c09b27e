import { Module } from '@nestjs/common';
import { JobsModule } from '../platform/jobs';
import { MailModule } from '../platform/mail';
import { ChooseDigest } from './digest/choose-digest';
import { DigestController } from './digest/digest.controller';
import { DigestRounds } from './digest/digest-rounds';
import { ReadDigest } from './digest/read-digest';
import { SendDigest } from './digest/send-digest';
import { ListNotices } from './list-notices';
import { NoticesController } from './notices.controller';
import { ReadNotices } from './read-notices';

@Module({
  imports: [JobsModule, MailModule],
  controllers: [NoticesController, DigestController],
  providers: [ListNotices, ReadNotices, ReadDigest, ChooseDigest, SendDigest, DigestRounds],
})
export class NoticesModule {}
