import { Module } from '@nestjs/common';
import { CoverageController } from './coverage.controller';
import { ListCoverage } from './list-coverage';

@Module({ controllers: [CoverageController], providers: [ListCoverage] })
export class CoverageModule {}
