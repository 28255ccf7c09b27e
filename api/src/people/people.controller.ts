import { Body, Controller, Delete, Get, Inject, Patch, Post, Query } from '@nestjs/common';
import {
  EditPersonRequest, InvitePersonRequest, LeaveRequest, ListPeopleRequest, RoleInUnit, type DepartureView, type OneTimeLinkView, type Page, type PersonRef, type PersonView,
} from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, InPerson, Requires } from '../platform/permission';
import { EditPerson } from './edit-person';
import { EndRole } from './end-role';
import { GrantRole } from './grant-role';
import { InvitePerson } from './invite-person';
import { MakeOneTimeLink } from './make-one-time-link';
import { PeopleQueries } from './people-queries';
import { RecordDeparture } from './record-departure';

@Controller('people')
export class PeopleController {
  constructor(
    @Inject(PeopleQueries) private readonly queries: PeopleQueries,
    @Inject(InvitePerson) private readonly invitePerson: InvitePerson,
    @Inject(EditPerson) private readonly editPerson: EditPerson,
    @Inject(GrantRole) private readonly grantRole: GrantRole,
    @Inject(EndRole) private readonly endRole: EndRole,
    @Inject(MakeOneTimeLink) private readonly makeOneTimeLink: MakeOneTimeLink,
    @Inject(RecordDeparture) private readonly recordDeparture: RecordDeparture,
  ) {}

  @Get()
  @Requires('person.read')
  list(@Query() request: ListPeopleRequest, @Caller() actor: Actor): Promise<Page<PersonView> | Page<PersonRef>> {
    return this.queries.list(request, actor);
  }

  @Get(':id')
  @Requires('person.read')
  read(@IdParam() id: string, @Caller() actor: Actor): Promise<PersonView> {
    return this.queries.read(id, actor);
  }

  @Post()
  @InPerson()
  @Requires('person.manage')
  invite(@Body() request: InvitePersonRequest, @Caller() actor: Actor): Promise<OneTimeLinkView> {
    return this.invitePerson.run(request, actor);
  }

  @Patch(':id')
  @InPerson()
  @Requires('person.manage')
  edit(@IdParam() id: string, @Body() request: EditPersonRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<PersonView> {
    return this.editPerson.run(id, request, version, actor);
  }

  @Post(':id/roles')
  @InPerson()
  @Requires('role.grant')
  grant(@IdParam() id: string, @Body() request: RoleInUnit, @Caller() actor: Actor): Promise<PersonView> {
    return this.grantRole.run(id, request, actor);
  }

  @Delete(':id/roles/:roleId')
  @InPerson()
  @Requires('role.grant')
  end(@IdParam() id: string, @IdParam('roleId') roleId: string, @Caller() actor: Actor): Promise<PersonView> {
    return this.endRole.run(id, roleId, actor);
  }

  @Post(':id/one-time-link')
  @InPerson()
  @Requires('person.manage')
  link(@IdParam() id: string, @Caller() actor: Actor): Promise<OneTimeLinkView> {
    return this.makeOneTimeLink.run(id, actor);
  }

  @Post(':id/departure')
  @InPerson()
  @Requires('person.manage')
  leave(@IdParam() id: string, @Body() request: LeaveRequest, @Caller() actor: Actor): Promise<DepartureView> {
    return this.recordDeparture.run(id, request, actor);
  }
}
