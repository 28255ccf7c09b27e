import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { NoticeListRequest, ReadAllNoticesRequest, ReadNoticesRequest, type NoticeCountView, type NoticePage } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { Caller, Requires } from '../platform/permission';
import { ListNotices } from './list-notices';
import { ReadNotices } from './read-notices';

@Controller('notices')
export class NoticesController {
  constructor(
    @Inject(ListNotices) private readonly list: ListNotices,
    @Inject(ReadNotices) private readonly readNotices: ReadNotices,
  ) {}

  @Get()
  @Requires('signed-in')
  of(@Query() request: NoticeListRequest, @Caller() actor: Actor): Promise<JsonText<NoticePage>> {
    return this.list.of(actor, request);
  }

  @Get('count')
  @Requires('signed-in')
  count(@Caller() actor: Actor): Promise<NoticeCountView> {
    return this.list.count(actor);
  }

  @Post('readings')
  @HttpCode(200)
  @Requires('signed-in')
  read(@Body() request: ReadNoticesRequest, @Caller() actor: Actor): Promise<NoticeCountView> {
    return this.readNotices.run(request, actor);
  }

  @Post('reading-of-all')
  @HttpCode(200)
  @Requires('signed-in')
  readAll(@Body() { until }: ReadAllNoticesRequest, @Caller() actor: Actor): Promise<NoticeCountView> {
    return this.readNotices.all(until, actor);
  }
}
