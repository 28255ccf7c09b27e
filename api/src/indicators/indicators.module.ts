import { Module } from '@nestjs/common';
import { sayConstraint } from '../platform/constraint-words';
import { AddIndicator } from './add-indicator';
import { CloseIndicator } from './close-indicator';
import { CorrectReading } from './correct-reading';
import { EditIndicator } from './edit-indicator';
import { EnterReading } from './enter-reading';
import { IndicatorQueries } from './indicator-queries';
import { IndicatorsController } from './indicators.controller';
import { ListIndicators } from './list-indicators';

sayConstraint('indicator_code_unique', 'code', 'There is an indicator with this code already');

@Module({
  controllers: [IndicatorsController],
  providers: [ListIndicators, IndicatorQueries, AddIndicator, EditIndicator, CloseIndicator, EnterReading, CorrectReading],
})
export class IndicatorsModule {}
