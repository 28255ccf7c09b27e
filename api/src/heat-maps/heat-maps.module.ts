import { Module } from '@nestjs/common';
import { HeatMapQueries } from './heat-map-queries';
import { HeatMapsController } from './heat-maps.controller';

@Module({ controllers: [HeatMapsController], providers: [HeatMapQueries] })
export class HeatMapsModule {}
