import { Module } from '@nestjs/common';
import { MailOutbox } from './mail-outbox';
import { Postman } from './postman';

@Module({ providers: [MailOutbox, Postman], exports: [MailOutbox] })
export class MailModule {}
