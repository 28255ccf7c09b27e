export { DependenciesModule } from './dependencies.module';
export { addMembers } from './members';
export { audited as auditedDependency, type StoredDependency } from './stored-dependency';
