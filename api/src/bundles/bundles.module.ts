import { Module } from '@nestjs/common';
import { AuditModule } from '../audit';
import { BundlesController } from './bundles.controller';
import { ListBundles } from './list-bundles';
import { TakeBundle } from './take-bundle';

@Module({ imports: [AuditModule], controllers: [BundlesController], providers: [ListBundles, TakeBundle] })
export class BundlesModule {}
