import { Module } from '@nestjs/common';
import { ReadingsModule } from '../readings';
import { ListOwners } from './list-owners';
import { ListRisks } from './list-risks';
import { RiskListsController } from './risk-lists.controller';
import { RiskOwnersController } from './risk-owners.controller';

@Module({ imports: [ReadingsModule], controllers: [RiskListsController, RiskOwnersController], providers: [ListOwners, ListRisks] })
export class RiskListsModule {}
