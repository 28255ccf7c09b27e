import type { Row } from './row';
import { acceptances } from './rows/acceptances';
import { actions } from './rows/actions';
import { activities } from './rows/activities';
import { assurance } from './rows/assurance';
import { attachments } from './rows/attachments';
import { audit } from './rows/audit';
import { categories } from './rows/categories';
import { controls } from './rows/controls';
import { coverage } from './rows/coverage';
import { dependencies } from './rows/dependencies';
import { escalations } from './rows/escalations';
import { exceptions } from './rows/exceptions';
import { exercises } from './rows/exercises';
import { exports } from './rows/exports';
import { failureReviews } from './rows/failure-reviews';
import { freezes } from './rows/freezes';
import { home } from './rows/home';
import { impactAnalysis } from './rows/impact-analysis';
import { imports } from './rows/imports';
import { indicators } from './rows/indicators';
import { invocations } from './rows/invocations';
import { matrices } from './rows/matrices';
import { mitigation } from './rows/mitigation';
import { objectives } from './rows/objectives';
import { organisation } from './rows/organisation';
import { partnerships } from './rows/partnerships';
import { people } from './rows/people';
import { plans } from './rows/plans';
import { recommendations } from './rows/recommendations';
import { recoveryAnalysis } from './rows/recovery-analysis';
import { registers } from './rows/registers';
import { reports } from './rows/reports';
import { resources } from './rows/resources';
import { reviews } from './rows/reviews';
import { risks } from './rows/risks';
import { tokens } from './rows/tokens';
import { units } from './rows/units';
import { workingCalendars } from './rows/working-calendars';

/** About nobody but whoever is signed in: there is no id of anything else in them. */
export const OF_ONESELF = ['GET /api/session', 'DELETE /api/session', 'PUT /api/session/password', 'GET /api/digest', 'PATCH /api/digest', 'GET /api/tokens/current', 'GET /api/calendar-feed', 'POST /api/calendar-feed', 'PATCH /api/calendar-feed', 'DELETE /api/calendar-feed'];

/**
 * Every route that is not public, tried by everybody everywhere: its rows are in rows/, a file for each context. Whoever adds a
 * route adds a row, or `walls.db.spec.ts` fails.
 */
export const TABLE: Readonly<Record<string, Row>> = {
  ...organisation,
  ...tokens, ...units,
  ...people,
  ...registers,
  ...reports,
  ...risks,
  ...escalations,
  ...controls,
  ...acceptances,
  ...exceptions,
  ...attachments,
  ...reviews,
  ...freezes, ...exports,
  ...mitigation,
  ...actions,
  ...recommendations,
  ...partnerships,
  ...workingCalendars,
  ...impactAnalysis,
  ...plans,
  ...recoveryAnalysis,
  ...coverage,
  ...activities,
  ...resources,
  ...dependencies,
  ...imports,
  ...exercises,
  ...invocations,
  ...failureReviews,
  ...assurance,
  ...home,
  ...audit,
  ...categories,
  ...objectives,
  ...indicators,
  ...matrices,
};
