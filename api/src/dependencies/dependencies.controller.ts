import { Body, Controller, Get, Inject, Patch, Post, Query } from '@nestjs/common';
import { AddDependencyRequest, ChangeDependencyRequest, DependencyListRequest, DependencyMapRequest, RetireRequest, type DependencyMapView, type DependencyView, type Page } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { AsAt } from '../platform/as-at';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { AddDependency } from './add-dependency';
import { ChangeDependency } from './change-dependency';
import { EndDependency } from './end-dependency';
import { ListDependencies } from './list-dependencies';
import { MapDependencies } from './map-dependencies';

@Controller()
export class DependenciesController {
  constructor(
    @Inject(ListDependencies) private readonly listDependencies: ListDependencies,
    @Inject(MapDependencies) private readonly mapDependencies: MapDependencies,
    @Inject(AddDependency) private readonly addDependency: AddDependency,
    @Inject(ChangeDependency) private readonly changeDependency: ChangeDependency,
    @Inject(EndDependency) private readonly endDependency: EndDependency,
  ) {}

  @Get('dependencies')
  @Requires('continuity.read')
  @AsAt()
  list(@Query() request: DependencyListRequest, @Caller() actor: Actor): Promise<Page<DependencyView>> {
    return this.listDependencies.of(actor, request);
  }

  @Get('dependency-map')
  @Requires('continuity.read')
  @AsAt()
  map(@Query() request: DependencyMapRequest, @Caller() actor: Actor): Promise<DependencyMapView> {
    return this.mapDependencies.of(actor, request);
  }

  @Post('dependencies')
  @Requires('continuity.manage')
  add(@Body() request: AddDependencyRequest, @Caller() actor: Actor): Promise<DependencyView> {
    return this.addDependency.run(request, actor);
  }

  @Patch('dependencies/:id')
  @Requires('continuity.manage')
  change(@IdParam() id: string, @Body() request: ChangeDependencyRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<DependencyView> {
    return this.changeDependency.run(id, request, version, actor);
  }

  @Post('dependencies/:id/end')
  @Requires('continuity.manage')
  end(@IdParam() id: string, @Body() request: RetireRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<DependencyView> {
    return this.endDependency.run(id, request, version, actor);
  }
}
