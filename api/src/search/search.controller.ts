import { Controller, Get, Inject, Query } from '@nestjs/common';
import { SearchRequest, type SearchView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { Caller, Requires } from '../platform/permission';
import { SearchRisks } from './search-risks';

@Controller('search')
export class SearchController {
  constructor(@Inject(SearchRisks) private readonly search: SearchRisks) {}

  @Get()
  @Requires('search')
  find(@Query() { q }: SearchRequest, @Caller() actor: Actor): Promise<SearchView> {
    return this.search.run(actor, q);
  }
}
