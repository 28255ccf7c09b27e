import { Module } from '@nestjs/common';
import { ReadingsModule } from '../readings';
import { AssuranceController } from './assurance.controller';
import { ReadAssurance } from './read-assurance';
import { ReadUnitDues } from './read-unit-dues';

@Module({ imports: [ReadingsModule], controllers: [AssuranceController], providers: [ReadAssurance, ReadUnitDues], exports: [ReadAssurance] })
export class AssuranceModule {}
