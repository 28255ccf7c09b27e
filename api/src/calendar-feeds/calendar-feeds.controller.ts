import { Body, Controller, Delete, Get, Inject, Param, Patch, Post, Res, type StreamableFile } from '@nestjs/common';
import { EditCalendarFeedRequest, MakeCalendarFeedRequest, type CalendarFeedView, type MadeCalendarFeedView } from '@holdfast/contracts';
import type { FastifyReply } from 'fastify';
import { Source } from '../identity';
import { sendFile } from '../paper';
import type { Actor } from '../platform/actor';
import { Caller, InPerson, Requires } from '../platform/permission';
import { EditFeed } from './edit-feed';
import { EndFeed } from './end-feed';
import { FeedCaller } from './feed-caller';
import { MakeFeed } from './make-feed';
import { ReadFeed } from './read-feed';

@Controller()
export class CalendarFeedsController {
  constructor(
    @Inject(ReadFeed) private readonly readFeed: ReadFeed,
    @Inject(MakeFeed) private readonly makeFeed: MakeFeed,
    @Inject(EditFeed) private readonly editFeed: EditFeed,
    @Inject(EndFeed) private readonly endFeed: EndFeed,
    @Inject(FeedCaller) private readonly callers: FeedCaller,
  ) {}

  @Get('calendar-feed')
  @InPerson()
  @Requires('signed-in')
  read(@Caller() actor: Actor): Promise<CalendarFeedView> {
    return this.readFeed.mine(actor);
  }

  @Post('calendar-feed')
  @InPerson()
  @Requires('signed-in')
  make(@Body() request: MakeCalendarFeedRequest, @Caller() actor: Actor): Promise<MadeCalendarFeedView> {
    return this.makeFeed.run(request, actor);
  }

  @Patch('calendar-feed')
  @InPerson()
  @Requires('signed-in')
  edit(@Body() request: EditCalendarFeedRequest, @Caller() actor: Actor): Promise<CalendarFeedView> {
    return this.editFeed.run(request, actor);
  }

  @Delete('calendar-feed')
  @InPerson()
  @Requires('signed-in')
  end(@Caller() actor: Actor): Promise<CalendarFeedView> {
    return this.endFeed.run(actor);
  }

  @Get('calendar/:secret')
  @Requires('public')
  async calendar(@Param('secret') secret: string, @Source() source: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<StreamableFile> {
    return sendFile(reply, await this.readFeed.calendar(await this.callers.of(secret, source)));
  }
}
