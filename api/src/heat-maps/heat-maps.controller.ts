import { Controller, Get, Inject, Query } from '@nestjs/common';
import { HeatMapRequest, RegisterHeatMapRequest, RegisterHeatMapsRequest, type HeatMapView, type RegisterHeatMapsView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { AsAt } from '../platform/as-at';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { HeatMapQueries } from './heat-map-queries';

@Controller()
export class HeatMapsController {
  constructor(@Inject(HeatMapQueries) private readonly queries: HeatMapQueries) {}

  @Get('registers/:id/heat-map')
  @Requires('register.read')
  @AsAt()
  ofRegister(@IdParam() id: string, @Query() request: RegisterHeatMapRequest, @Caller() actor: Actor): Promise<HeatMapView> {
    return this.queries.ofRegister(actor, id, request);
  }

  @Get('heat-map')
  @Requires('register.read')
  @AsAt()
  ofAll(@Query() request: HeatMapRequest, @Caller() actor: Actor): Promise<HeatMapView> {
    return this.queries.ofAll(actor, request);
  }

  @Get('register-heat-maps')
  @Requires('register.read')
  @AsAt()
  ofEach(@Query() { kind }: RegisterHeatMapsRequest, @Caller() actor: Actor): Promise<RegisterHeatMapsView> {
    return this.queries.ofEach(actor, kind);
  }
}
