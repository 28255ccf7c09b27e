import { Global, Module } from '@nestjs/common';
import { Clock } from './clock';
import { Database } from './database';

@Global()
@Module({ providers: [Clock, Database], exports: [Clock, Database] })
export class PlatformModule {}
