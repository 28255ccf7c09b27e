import { Module } from '@nestjs/common';
import { AddDependency } from './add-dependency';
import { ChangeDependency } from './change-dependency';
import { DependenciesController } from './dependencies.controller';
import { EndDependency } from './end-dependency';
import { ListDependencies } from './list-dependencies';
import { MapDependencies } from './map-dependencies';

@Module({
  controllers: [DependenciesController],
  providers: [ListDependencies, MapDependencies, AddDependency, ChangeDependency, EndDependency],
})
export class DependenciesModule {}
