import { Module } from '@nestjs/common';
import { ListNotices } from './list-notices';
import { NoticesController } from './notices.controller';
import { ReadNotices } from './read-notices';

@Module({ controllers: [NoticesController], providers: [ListNotices, ReadNotices] })
export class NoticesModule {}
