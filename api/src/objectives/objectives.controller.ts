import { Body, Controller, Get, Inject, Patch, Post } from '@nestjs/common';
import { CloseRequest, EditObjectiveRequest, ObjectiveRequest, type ObjectiveView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { CloseObjective } from './close-objective';
import { CreateObjective } from './create-objective';
import { EditObjective } from './edit-objective';
import { ListObjectives } from './list-objectives';

@Controller('objectives')
export class ObjectivesController {
  constructor(
    @Inject(ListObjectives) private readonly listObjectives: ListObjectives,
    @Inject(CreateObjective) private readonly createObjective: CreateObjective,
    @Inject(EditObjective) private readonly editObjective: EditObjective,
    @Inject(CloseObjective) private readonly closeObjective: CloseObjective,
  ) {}

  @Get()
  @Requires('register.read')
  list(@Caller() actor: Actor): Promise<ObjectiveView[]> {
    return this.listObjectives.run(actor);
  }

  @Post()
  @Requires('objective.manage')
  create(@Body() request: ObjectiveRequest, @Caller() actor: Actor): Promise<ObjectiveView> {
    return this.createObjective.run(request, actor);
  }

  @Patch(':id')
  @Requires('objective.manage')
  edit(@IdParam() id: string, @Body() request: EditObjectiveRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ObjectiveView> {
    return this.editObjective.run(id, request, version, actor);
  }

  @Post(':id/closure')
  @Requires('objective.manage')
  close(@IdParam() id: string, @Body() request: CloseRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ObjectiveView> {
    return this.closeObjective.run(id, request, version, actor);
  }
}
