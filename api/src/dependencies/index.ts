export { DependenciesModule } from './dependencies.module';
export { addMembers } from './members';
export { audited as auditedDependency, type Members, type StoredDependency } from './stored-dependency';
