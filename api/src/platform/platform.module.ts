import { Global, Module } from '@nestjs/common';
import { APP_OPTIONS, type AppOptions } from '../app-options';
import { Clock } from './clock';
import { Database } from './database';

@Global()
@Module({ providers: [
    { provide: Clock, inject: [APP_OPTIONS], useFactory: (options: AppOptions) => options.clock ?? new Clock() },
    Database,
  ], exports: [Clock, Database] })
export class PlatformModule {}
