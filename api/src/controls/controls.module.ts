import { Module } from '@nestjs/common';
import { AddControl } from './add-control';
import { AssessControl } from './assess-control';
import { ControlQueries } from './control-queries';
import { ControlsController } from './controls.controller';
import { EditControl } from './edit-control';
import { RecordCheck } from './record-check';
import { SignOffCheck } from './sign-off-check';
import { WithdrawControl } from './withdraw-control';

@Module({ controllers: [ControlsController], providers: [ControlQueries, AddControl, EditControl, RecordCheck, SignOffCheck, AssessControl, WithdrawControl] })
export class ControlsModule {}
