import { Module } from '@nestjs/common';
import { SearchController } from './search.controller';
import { SearchRisks } from './search-risks';

@Module({ controllers: [SearchController], providers: [SearchRisks] })
export class SearchModule {}
