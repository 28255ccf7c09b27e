export { handOverPartnerships } from './hand-over-partnerships';
export { PartnershipsModule } from './partnerships.module';
