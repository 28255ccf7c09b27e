import { Module } from '@nestjs/common';
import { AddContact } from './add-contact';
import { AddContactOfUnit } from './add-contact-of-unit';
import { AddResource } from './add-resource';
import { EditContact } from './edit-contact';
import { EditResource } from './edit-resource';
import { ListContacts } from './list-contacts';
import { ListResources } from './list-resources';
import { ReinstateResource } from './reinstate-resource';
import { ResourceQueries } from './resource-queries';
import { ResourcesController } from './resources.controller';
import { RetireContact } from './retire-contact';
import { RetireResource } from './retire-resource';

@Module({
  controllers: [ResourcesController],
  providers: [AddContact, AddContactOfUnit, AddResource, EditContact, EditResource, ListContacts, ListResources, ReinstateResource, ResourceQueries, RetireContact, RetireResource],
})
export class ResourcesModule {}
