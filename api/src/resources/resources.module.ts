import { Module } from '@nestjs/common';
import { AddContact } from './add-contact';
import { AddResource } from './add-resource';
import { EditContact } from './edit-contact';
import { EditResource } from './edit-resource';
import { ListResources } from './list-resources';
import { ReinstateResource } from './reinstate-resource';
import { ResourceQueries } from './resource-queries';
import { ResourcesController } from './resources.controller';
import { RetireContact } from './retire-contact';
import { RetireResource } from './retire-resource';

@Module({
  controllers: [ResourcesController],
  providers: [AddContact, AddResource, EditContact, EditResource, ListResources, ReinstateResource, ResourceQueries, RetireContact, RetireResource],
})
export class ResourcesModule {}
