import { Module } from '@nestjs/common';
import { ListRisks } from './list-risks';
import { RiskListsController } from './risk-lists.controller';

@Module({ controllers: [RiskListsController], providers: [ListRisks] })
export class RiskListsModule {}
