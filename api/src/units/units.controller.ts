import { Body, Controller, Get, Inject, Patch, Post } from '@nestjs/common';
import { CreateUnitRequest, EditUnitRequest, type UnitView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { CreateUnit } from './create-unit';
import { EditUnit } from './edit-unit';
import { UnitQueries } from './unit-queries';

@Controller('units')
export class UnitsController {
  constructor(
    @Inject(UnitQueries) private readonly queries: UnitQueries,
    @Inject(CreateUnit) private readonly createUnit: CreateUnit,
    @Inject(EditUnit) private readonly editUnit: EditUnit,
  ) {}

  @Get()
  @Requires('signed-in')
  tree(@Caller() actor: Actor): Promise<UnitView[]> {
    return this.queries.tree(actor);
  }

  @Post()
  @Requires('unit.manage')
  create(@Body() request: CreateUnitRequest, @Caller() actor: Actor): Promise<UnitView> {
    return this.createUnit.run(request, actor);
  }

  @Patch(':id')
  @Requires('unit.manage')
  edit(@IdParam() id: string, @Body() request: EditUnitRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<UnitView> {
    return this.editUnit.run(id, request, version, actor);
  }
}
