export { newContact } from './add-contact';
export { CONTACT_SEEN, contactRowJoins, contactScope } from './contact-row';
export { newResource } from './add-resource';
export { changesOf } from './edit-resource';
export { loadResource, lockResource, type ResourceInPlace } from './load-resource';
export { resourceRowJoins, resourceRowJson } from './resource-row';
export { ResourcesModule } from './resources.module';
export { auditedContact, type StoredContact } from './stored-contact';
export { audited as auditedResource, type StoredResource } from './stored-resource';
