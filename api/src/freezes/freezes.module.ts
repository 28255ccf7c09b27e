import { Module } from '@nestjs/common';
import { sayConstraint } from '../platform/constraint-words';
import { CompareDays } from './compare-days';
import { FreezeQueries } from './freeze-queries';
import { FreezesController } from './freezes.controller';
import { NoteErratum } from './note-erratum';
import { TakeFreeze } from './take-freeze';

sayConstraint('register_freeze_name_unique', 'name', 'This register has a freeze of that name. Choose another');
sayConstraint('register_freeze_moment_unique', 'asAt', 'This register was frozen as at that moment. A freeze is never taken twice');

@Module({ controllers: [FreezesController], providers: [FreezeQueries, TakeFreeze, NoteErratum, CompareDays], exports: [CompareDays] })
export class FreezesModule {}
