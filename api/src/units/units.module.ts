import { Module } from '@nestjs/common';
import { CreateUnit } from './create-unit';
import { EditUnit } from './edit-unit';
import { UnitQueries } from './unit-queries';
import { UnitsController } from './units.controller';

@Module({ controllers: [UnitsController], providers: [CreateUnit, EditUnit, UnitQueries] })
export class UnitsModule {}
