import { Controller, Get, Inject } from '@nestjs/common';
import type { HomeView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { Caller, Requires } from '../platform/permission';
import { HomeQueries } from './home-queries';

@Controller('home')
export class HomeController {
  constructor(@Inject(HomeQueries) private readonly queries: HomeQueries) {}

  @Get()
  @Requires('signed-in')
  read(@Caller() actor: Actor): Promise<JsonText<HomeView>> {
    return this.queries.of(actor);
  }
}
