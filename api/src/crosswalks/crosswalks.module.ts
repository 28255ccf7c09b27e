import { Module } from '@nestjs/common';
import { CrosswalkQueries } from './crosswalk-queries';
import { CrosswalksController } from './crosswalks.controller';
import { DeclareCrosswalk } from './declare-crosswalk';

@Module({ controllers: [CrosswalksController], providers: [CrosswalkQueries, DeclareCrosswalk] })
export class CrosswalksModule {}
