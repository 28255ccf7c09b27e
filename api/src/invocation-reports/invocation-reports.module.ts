import { Module } from '@nestjs/common';
import { InvocationReport } from './invocation-report';
import { InvocationReportsController } from './invocation-reports.controller';

@Module({ controllers: [InvocationReportsController], providers: [InvocationReport] })
export class InvocationReportsModule {}
