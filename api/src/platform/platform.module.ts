import { Global, Module } from '@nestjs/common';
import { APP_OPTIONS, type AppOptions } from '../app-options';
import { Clock } from './clock';
import { Database } from './database';
import { News } from './news';

@Global()
@Module({ providers: [
    { provide: Clock, inject: [APP_OPTIONS], useFactory: (options: AppOptions) => options.clock ?? new Clock() },
    Database,
    News,
  ], exports: [Clock, Database, News] })
export class PlatformModule {}
