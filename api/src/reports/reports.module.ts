import { Module } from '@nestjs/common';
import { AssuranceModule } from '../assurance';
import { FreezesModule } from '../freezes';
import { ImpactAnalysisModule } from '../impact-analysis';
import { MitigationModule } from '../mitigation';
import { DescribeRegister } from './describe-register';
import { DescribeUnit } from './describe-unit';
import { ListReports } from './list-reports';
import { MakeReport } from './make-report';
import { ReportsController } from './reports.controller';

@Module({
  imports: [AssuranceModule, FreezesModule, ImpactAnalysisModule, MitigationModule],
  controllers: [ReportsController],
  providers: [DescribeRegister, DescribeUnit, ListReports, MakeReport],
})
export class ReportsModule {}
