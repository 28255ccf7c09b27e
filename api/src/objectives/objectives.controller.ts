import { Body, Controller, Get, Inject, Patch, Post, Query } from '@nestjs/common';
import { CloseRequest, EditObjectiveRequest, ObjectiveBasisRequest, ObjectiveRequest, type ObjectiveDetailView, type ObjectiveTreeView, type ObjectiveView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { AsAt } from '../platform/as-at';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { CloseObjective } from './close-objective';
import { CreateObjective } from './create-objective';
import { EditObjective } from './edit-objective';
import { ListObjectives } from './list-objectives';
import { ObjectiveQueries } from './objective-queries';

@Controller()
export class ObjectivesController {
  constructor(
    @Inject(ObjectiveQueries) private readonly queries: ObjectiveQueries,
    @Inject(ListObjectives) private readonly listObjectives: ListObjectives,
    @Inject(CreateObjective) private readonly createObjective: CreateObjective,
    @Inject(EditObjective) private readonly editObjective: EditObjective,
    @Inject(CloseObjective) private readonly closeObjective: CloseObjective,
  ) {}

  @Get('objective-tree')
  @Requires('register.read')
  @AsAt()
  tree(@Query() request: ObjectiveBasisRequest, @Caller() actor: Actor): Promise<ObjectiveTreeView> {
    return this.queries.tree(actor, request);
  }

  @Get('objectives/:id')
  @Requires('register.read')
  @AsAt()
  read(@IdParam() id: string, @Query() request: ObjectiveBasisRequest, @Caller() actor: Actor): Promise<ObjectiveDetailView> {
    return this.queries.one(id, actor, request);
  }

  @Get('objectives')
  @Requires('register.read')
  @AsAt()
  list(@Caller() actor: Actor): Promise<ObjectiveView[]> {
    return this.listObjectives.run(actor);
  }

  @Post('objectives')
  @Requires('objective.manage')
  create(@Body() request: ObjectiveRequest, @Caller() actor: Actor): Promise<ObjectiveView> {
    return this.createObjective.run(request, actor);
  }

  @Patch('objectives/:id')
  @Requires('objective.manage')
  edit(@IdParam() id: string, @Body() request: EditObjectiveRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ObjectiveView> {
    return this.editObjective.run(id, request, version, actor);
  }

  @Post('objectives/:id/closure')
  @Requires('objective.manage')
  close(@IdParam() id: string, @Body() request: CloseRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ObjectiveView> {
    return this.closeObjective.run(id, request, version, actor);
  }
}
