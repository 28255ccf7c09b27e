import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity';
import { CalendarFeedsController } from './calendar-feeds.controller';
import { EditFeed } from './edit-feed';
import { EndFeed } from './end-feed';
import { FeedCaller } from './feed-caller';
import { MakeFeed } from './make-feed';
import { ReadFeed } from './read-feed';

@Module({ imports: [IdentityModule], controllers: [CalendarFeedsController], providers: [ReadFeed, MakeFeed, EditFeed, EndFeed, FeedCaller] })
export class CalendarFeedsModule {}
