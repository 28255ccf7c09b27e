import { Day } from './fields';

/** GET /api/audit-bundle: the days of the period, both within it. */
export class AuditBundleRequest {
  @Day({ called: 'From' }) from: string;
  @Day({ called: 'To' }) to: string;
}
