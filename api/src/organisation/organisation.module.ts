import { Module } from '@nestjs/common';
import { IdentityModule } from '../identity';
import { EditOrganisation } from './edit-organisation';
import { OrganisationController } from './organisation.controller';
import { OrganisationQueries } from './organisation-queries';
import { SetUp } from './set-up';
import { SetupController } from './setup.controller';

@Module({
  imports: [IdentityModule],
  controllers: [OrganisationController, SetupController],
  providers: [EditOrganisation, OrganisationQueries, SetUp],
})
export class OrganisationModule {}
