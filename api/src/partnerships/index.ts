export { handOverPartnerships } from './hand-over-partnerships';
export { homePartnerships, reviewDue as partnershipReviewDue } from './home-partnerships';
export { PartnershipsModule } from './partnerships.module';
