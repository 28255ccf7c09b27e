import { Module } from '@nestjs/common';
import { ListOwners } from './list-owners';
import { ListRisks } from './list-risks';
import { RiskListsController } from './risk-lists.controller';
import { RiskOwnersController } from './risk-owners.controller';

@Module({ controllers: [RiskListsController, RiskOwnersController], providers: [ListOwners, ListRisks] })
export class RiskListsModule {}
