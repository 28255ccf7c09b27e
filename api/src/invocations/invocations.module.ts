import { Module } from '@nestjs/common';
import { IncidentLogModule } from '../incident-log';
import { DeclareInvocation } from './declare-invocation';
import { EditInvocation } from './edit-invocation';
import { InvocationQueries } from './invocation-queries';
import { InvocationLogController } from './invocation-log.controller';
import { InvocationsController } from './invocations.controller';
import { InvocationsNow } from './invocations-now';
import { ListInvocations } from './list-invocations';
import { PullInPlan } from './pull-in-plan';
import { StandDownInvocation } from './stand-down-invocation';

@Module({
  imports: [IncidentLogModule],
  controllers: [InvocationLogController, InvocationsController],
  providers: [InvocationQueries, InvocationsNow, ListInvocations, DeclareInvocation, EditInvocation, PullInPlan, StandDownInvocation],
})
export class InvocationsModule {}
