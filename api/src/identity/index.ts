export { IdentityModule } from './identity.module';
export { SessionGuard } from './session.guard';
