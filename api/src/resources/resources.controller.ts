import { Body, Controller, Get, Inject, Patch, Post, Query } from '@nestjs/common';
import {
  AddContactOfUnitRequest, AddContactRequest, AddResourceRequest, ContactListRequest, EditContactRequest, EditResourceRequest, ResourceListRequest, RetireRequest, type ContactRow, type ContactView, type Page, type ResourceRow, type ResourceView,
} from '@holdfast/contracts';
import type { Actor } from '../platform/actor';
import type { JsonText } from '../platform/answer-interceptor';
import { AsAt } from '../platform/as-at';
import { IfMatch } from '../platform/etag';
import { IdParam } from '../platform/id-param';
import { Caller, Requires } from '../platform/permission';
import { AddContact } from './add-contact';
import { AddContactOfUnit } from './add-contact-of-unit';
import { AddResource } from './add-resource';
import { EditContact } from './edit-contact';
import { EditResource } from './edit-resource';
import { ListContacts } from './list-contacts';
import { ListResources } from './list-resources';
import { ReinstateResource } from './reinstate-resource';
import { ResourceQueries } from './resource-queries';
import { RetireContact } from './retire-contact';
import { RetireResource } from './retire-resource';

@Controller()
export class ResourcesController {
  constructor(
    @Inject(ResourceQueries) private readonly queries: ResourceQueries,
    @Inject(ListResources) private readonly listResources: ListResources,
    @Inject(AddResource) private readonly addResource: AddResource,
    @Inject(EditResource) private readonly editResource: EditResource,
    @Inject(RetireResource) private readonly retireResource: RetireResource,
    @Inject(ReinstateResource) private readonly reinstateResource: ReinstateResource,
    @Inject(AddContact) private readonly addContact: AddContact,
    @Inject(AddContactOfUnit) private readonly addContactOfUnit: AddContactOfUnit,
    @Inject(ListContacts) private readonly listContacts: ListContacts,
    @Inject(EditContact) private readonly editContact: EditContact,
    @Inject(RetireContact) private readonly retireContact: RetireContact,
  ) {}

  @Get('resources')
  @Requires('continuity.read')
  @AsAt()
  list(@Query() request: ResourceListRequest, @Caller() actor: Actor): Promise<JsonText<Page<ResourceRow>>> {
    return this.listResources.of(actor, request);
  }

  @Post('resources')
  @Requires('continuity.manage')
  add(@Body() request: AddResourceRequest, @Caller() actor: Actor): Promise<ResourceView> {
    return this.addResource.run(request, actor);
  }

  @Get('resources/:id')
  @Requires('continuity.read')
  @AsAt()
  read(@IdParam() id: string, @Caller() actor: Actor): Promise<ResourceView> {
    return this.queries.one(id, actor);
  }

  @Patch('resources/:id')
  @Requires('continuity.manage')
  edit(@IdParam() id: string, @Body() request: EditResourceRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ResourceView> {
    return this.editResource.run(id, request, version, actor);
  }

  @Post('resources/:id/retirement')
  @Requires('continuity.manage')
  retire(@IdParam() id: string, @Body() request: RetireRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ResourceView> {
    return this.retireResource.run(id, request, version, actor);
  }

  @Post('resources/:id/reinstatement')
  @Requires('continuity.manage')
  reinstate(@IdParam() id: string, @Body() request: RetireRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ResourceView> {
    return this.reinstateResource.run(id, request, version, actor);
  }

  @Post('resources/:id/contacts')
  @Requires('continuity.manage')
  addOneContact(@IdParam() id: string, @Body() request: AddContactRequest, @Caller() actor: Actor): Promise<ContactView> {
    return this.addContact.run(id, request, actor);
  }

  @Get('contacts')
  @Requires('contact.read')
  contacts(@Query() request: ContactListRequest, @Caller() actor: Actor): Promise<JsonText<Page<ContactRow>>> {
    return this.listContacts.of(actor, request);
  }

  @Post('contacts')
  @Requires('continuity.manage')
  addOneContactOfUnit(@Body() request: AddContactOfUnitRequest, @Caller() actor: Actor): Promise<ContactRow> {
    return this.addContactOfUnit.run(request, actor);
  }

  @Patch('contacts/:id')
  @Requires('continuity.manage')
  editOneContact(@IdParam() id: string, @Body() request: EditContactRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ContactView> {
    return this.editContact.run(id, request, version, actor);
  }

  @Post('contacts/:id/retirement')
  @Requires('continuity.manage')
  retireOneContact(@IdParam() id: string, @Body() request: RetireRequest, @IfMatch() version: number, @Caller() actor: Actor): Promise<ContactView> {
    return this.retireContact.run(id, request, version, actor);
  }
}
