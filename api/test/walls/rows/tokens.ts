import type { Row, Tester, Verdict } from '../row';
import { allowed, ofWhole } from '../verdicts';
import { fresh } from '../never-twice';

/** Whoever holds the role of the body may have a script hold it too; nobody else may. */
const holdsAdministration = ({ roles, rootUnitId }: Tester): Verdict => allowed(roles.some(({ role, unitId }) => role === 'administrator' && unitId === rootUnitId));

/** A token is its owner's business, and that of whoever administers the whole. */
const administersTokens = (tester: Tester): Verdict => (ofWhole('organisation.configure')(tester) === 'yes' ? 'yes' : 'unseen');

const aToken = (unitId: string | undefined) => ({ name: `Token ${fresh()}`, role: 'administrator', unitId, readOnly: true, expiresOn: '2026-06-30' });

export const tokens: Readonly<Record<string, Row>> = {
  'GET /api/tokens': { url: () => '/api/tokens?whose=all&sort=-name', judge: ofWhole('organisation.configure'), lists: { what: ({ tokenId }) => tokenId, holds: () => null } },
  'POST /api/tokens': { url: () => '/api/tokens', body: ({ unitPath }) => aToken(unitPath[0]), judge: holdsAdministration, everyId: ({ unitPath }) => aToken(unitPath[0]) },
  'DELETE /api/tokens/:id': { once: true, url: ({ tokenId }) => `/api/tokens/${tokenId}`, judge: administersTokens },
};
