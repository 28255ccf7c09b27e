import { Module } from '@nestjs/common';
import { ReadingsModule } from '../readings';
import { AddPartnership } from './add-partnership';
import { EditPartnership } from './edit-partnership';
import { EndPartnership } from './end-partnership';
import { ListPartnerships } from './list-partnerships';
import { PartnershipQueries } from './partnership-queries';
import { PartnershipsController } from './partnerships.controller';
import { ReviewPartnership } from './review-partnership';

@Module({
  imports: [ReadingsModule],
  controllers: [PartnershipsController],
  providers: [PartnershipQueries, ListPartnerships, AddPartnership, EditPartnership, ReviewPartnership, EndPartnership],
})
export class PartnershipsModule {}
