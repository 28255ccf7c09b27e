import { canAnywhere } from '@holdfast/domain';
import type { Row, Tester, Verdict } from '../row';
import { allowed } from '../verdicts';

/** What plans cover is of the whole organisation: any role that has to do with it, wherever. */
const judge = (tester: Tester): Verdict => allowed(canAnywhere(tester, 'continuity.read'));

export const coverage: Readonly<Record<string, Row>> = {
  // No plan recovers the site.
  'GET /api/coverage': { url: ({ word }) => `/api/coverage?q=${word}&finding=resource`, judge, lists: { what: ({ gapResourceId }) => gapResourceId, holds: (tester) => judge(tester) === 'yes' } },
};
