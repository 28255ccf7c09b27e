import { Body, Controller, Get, Inject, Patch } from '@nestjs/common';
import { EditOrganisationRequest, type OrganisationView } from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { IfMatch } from '../platform/etag';
import { Caller, Requires } from '../platform/permission';
import { EditOrganisation } from './edit-organisation';
import { OrganisationQueries } from './organisation-queries';

@Controller('organisation')
export class OrganisationController {
  constructor(
    @Inject(OrganisationQueries) private readonly queries: OrganisationQueries,
    @Inject(EditOrganisation) private readonly editOrganisation: EditOrganisation,
  ) {}

  @Get()
  @Requires('signed-in')
  read(@Caller() actor: Actor): Promise<OrganisationView> {
    return this.queries.of(actor);
  }

  @Patch()
  @Requires('organisation.configure')
  edit(@Body() request: EditOrganisationRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<OrganisationView> {
    return this.editOrganisation.run(request, version, actor);
  }
}
