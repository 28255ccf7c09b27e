import { Module } from '@nestjs/common';
import { AcceptRisk } from './accept-risk';
import { AcceptancesController } from './acceptances.controller';
import { ReadAcceptances } from './read-acceptances';
import { WithdrawAcceptance } from './withdraw-acceptance';

@Module({ controllers: [AcceptancesController], providers: [ReadAcceptances, AcceptRisk, WithdrawAcceptance] })
export class AcceptancesModule {}
