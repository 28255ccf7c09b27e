import { Module } from '@nestjs/common';
import { CloseUnit } from './close-unit';
import { CreateUnit } from './create-unit';
import { EditUnit } from './edit-unit';
import { UnitQueries } from './unit-queries';
import { UnitsController } from './units.controller';

@Module({ controllers: [UnitsController], providers: [CloseUnit, CreateUnit, EditUnit, UnitQueries] })
export class UnitsModule {}
