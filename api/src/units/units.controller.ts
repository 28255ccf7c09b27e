import { Body, Controller, Get, Inject, Patch, Post } from '@nestjs/common';
import { CloseRequest, CreateUnitRequest, EditUnitRequest, type UnitView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { CloseUnit } from './close-unit';
import { CreateUnit } from './create-unit';
import { EditUnit } from './edit-unit';
import { UnitQueries } from './unit-queries';

@Controller('units')
export class UnitsController {
  constructor(
    @Inject(UnitQueries) private readonly queries: UnitQueries,
    @Inject(CreateUnit) private readonly createUnit: CreateUnit,
    @Inject(EditUnit) private readonly editUnit: EditUnit,
    @Inject(CloseUnit) private readonly closeUnit: CloseUnit,
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

  @Post(':id/closure')
  @Requires('unit.manage')
  close(@IdParam() id: string, @Body() request: CloseRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<UnitView> {
    return this.closeUnit.run(id, request, version, actor);
  }
}
