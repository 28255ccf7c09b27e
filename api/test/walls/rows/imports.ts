import { createHash } from 'node:crypto';
import { canAnywhere, wordingFor } from '@holdfast/domain';
import type { Place } from '../a-place';
import type { Row, Tester, Verdict } from '../row';
import { allowed, everybody, inRegister, readable } from '../verdicts';

const mayImport = (tester: Tester): Verdict => allowed(canAnywhere(tester, 'continuity.manage'));

/** A file that is looked at is its maker's alone: each tester gets it in turn. */
const theirs = ({ importDraftId }: Place, { personId }: Tester): [string, unknown[]] => ['UPDATE import_draft SET author_id = $2 WHERE id = $1', [importDraftId, personId]];

/** Of what the file would bring: one resource, in a unit that all who import keep. The database tells the keys in an order of its own. */
const previewed = (word: string): string =>
  createHash('sha256').update(JSON.stringify([{ taken: [], mended: [], sheets: [], leftOut: [] }, [[word, 2, 'new', `${word} imported`, []]]])).digest('hex');

/** Somebody else brought it in: it is read with the audit trail. */
const readsImport = (tester: Tester): Verdict => (canAnywhere(tester, 'audit.read') ? 'yes' : 'unseen');

/** Owning a risk of another register gives no sight of this one, which has none. */
const sight = (tester: Tester, { unitPath, registerOwnerId }: Place): ReturnType<typeof readable> => wordingFor(tester, { unitPath, registerOwnerId, ownsRiskInIt: false });
/** Whoever adds, changes and scores risks in the register; who cannot read it is told of no register. */
const mayBring = (tester: Tester, place: Place, sees = sight): Verdict => {
  const verdicts = (['risk.submit', 'risk.edit', 'risk.assess'] as const).map((permission) => inRegister(permission, sees)(tester, place));
  return verdicts.includes('unseen') ? 'unseen' : allowed(verdicts.every((verdict) => verdict === 'yes'));
};
const mayUseProfiles = (tester: Tester): Verdict => allowed(canAnywhere(tester, 'risk.submit'));
const theirRegister = ({ registerDraftId }: Place, { personId }: Tester): [string, unknown[]] => ['UPDATE import_draft SET author_id = $2 WHERE id = $1', [registerDraftId, personId]];
/** Each place brings a profile of its own, and there are only so many: the oldest are of places that are gone. */
const theirRegisterWithRoom = ({ registerDraftId }: Place, { personId }: Tester): [string, unknown[]] => [
  'WITH gone AS (DELETE FROM import_profile WHERE id IN (SELECT id FROM import_profile ORDER BY saved_at DESC, id DESC OFFSET 20)) UPDATE import_draft SET author_id = $2 WHERE id = $1', [registerDraftId, personId],
];
const NO_CHOICES = { fields: [], dates: [], scales: [], answers: [], mended: [], taken: [], leftOut: [], unreadable: null, ownerless: null, matrix: 'existing', closeMissing: [] };

/** Of what the register's file would bring: one risk of the officer who is named in it. */
function lookedAt({ word, personId, unitId }: Place): string {
  const request = { title: `${word} imported`, status: 'open', ownerId: personId, categoryId: null, unitId, treatment: null, proximity: null, nextReview: null };
  const bring = { request, rationales: {}, standings: {}, targetDate: null, published: {}, extra: [], number: null };
  const planned = createHash('sha256').update(JSON.stringify([word, 2, 'new', `${word} imported`, [], bring, null, false, [], []])).digest();
  return createHash('sha256').update(planned).update(JSON.stringify(['existing', [], []])).digest('hex');
}

export const imports: Readonly<Record<string, Row>> = {
  'GET /api/continuity-import-template': { url: () => '/api/continuity-import-template', judge: everybody },
  'POST /api/continuity-import-drafts': { url: () => '/api/continuity-import-drafts?name=systems.csv', file: Buffer.from('Name,Kind\nLedger,Application\n'), judge: mayImport },
  'GET /api/continuity-import-drafts/:id': { url: ({ importDraftId }) => `/api/continuity-import-drafts/${importDraftId}`, judge: mayImport, arrange: theirs },
  'PUT /api/continuity-import-drafts/:id/choices': {
    url: ({ importDraftId }) => `/api/continuity-import-drafts/${importDraftId}/choices`, body: () => ({ sheets: [], mended: [], leftOut: [], taken: [] }), judge: mayImport, arrange: theirs,
  },
  'DELETE /api/continuity-import-drafts/:id': { once: true, url: ({ importDraftId }) => `/api/continuity-import-drafts/${importDraftId}`, judge: mayImport, arrange: theirs },
  'POST /api/continuity-import-drafts/:id/import': {
    once: true, url: ({ importDraftId }) => `/api/continuity-import-drafts/${importDraftId}/import`, body: ({ word }) => ({ digest: previewed(word) }), judge: mayImport, arrange: theirs,
  },
  'GET /api/imports': { url: ({ word }) => `/api/imports?q=${word}`, judge: everybody, lists: { what: ({ importId }) => importId, holds: (tester) => readsImport(tester) === 'yes' } },
  'GET /api/imports/:id': { url: ({ importId }) => `/api/imports/${importId}`, judge: readsImport },
  'GET /api/imports/:id/rows': { url: ({ importId }) => `/api/imports/${importId}/rows`, judge: readsImport },
  'GET /api/imports/:id/file': { url: ({ importId }) => `/api/imports/${importId}/file`, judge: readsImport },
  'POST /api/registers/:id/import-drafts': { url: ({ registerId }) => `/api/registers/${registerId}/import-drafts?name=risks.csv`, file: Buffer.from('Risk,Risk owner\nFlood,Head of ICT\n'), judge: (tester, place) => mayBring(tester, place, readable) },
  'GET /api/register-import-drafts/:id': { url: ({ registerDraftId }) => `/api/register-import-drafts/${registerDraftId}`, judge: (tester, place) => mayBring(tester, place), arrange: theirRegister },
  'GET /api/register-import-drafts/:id/rows': { url: ({ registerDraftId }) => `/api/register-import-drafts/${registerDraftId}/rows`, judge: (tester, place) => mayBring(tester, place), arrange: theirRegister },
  'PUT /api/register-import-drafts/:id/choices': {
    url: ({ fullRegisterDraftId }) => `/api/register-import-drafts/${fullRegisterDraftId}/choices`, body: () => NO_CHOICES,
    // Whoever owns a risk there reads the register, and brings in nothing.
    judge: (tester, place) => mayBring(tester, place, readable),
    arrange: ({ fullRegisterDraftId }, { personId }) => ['UPDATE import_draft SET author_id = $2 WHERE id = $1', [fullRegisterDraftId, personId]],
    belongsTo: ({ fullRegisterDraftId }, personId) => ['UPDATE import_draft SET author_id = $2 WHERE id = $1', [fullRegisterDraftId, personId]],
    everyId: ({ riskId }) => ({ ...NO_CHOICES, closeMissing: [riskId] }),
  },
  'PUT /api/register-import-drafts/:id/profile': {
    url: ({ registerDraftId }) => `/api/register-import-drafts/${registerDraftId}/profile`, body: ({ importProfileId }) => ({ profileId: importProfileId }), judge: (tester, place) => mayBring(tester, place), arrange: theirRegister,
    belongsTo: ({ registerDraftId }, personId) => ['UPDATE import_draft SET author_id = $2 WHERE id = $1', [registerDraftId, personId]],
    everyId: ({ importProfileId }) => ({ profileId: importProfileId }),
  },
  'POST /api/register-import-drafts/:id/profile': { url: ({ registerDraftId }) => `/api/register-import-drafts/${registerDraftId}/profile`, body: ({ word }) => ({ name: `${word} once more` }), judge: (tester, place) => mayBring(tester, place), arrange: theirRegisterWithRoom },
  'GET /api/register-import-drafts/:id/import': { url: ({ registerDraftId }) => `/api/register-import-drafts/${registerDraftId}/import`, judge: everybody, arrange: theirRegister },
  'POST /api/register-import-drafts/:id/cancellation': {
    once: true, url: ({ writingDraftId }) => `/api/register-import-drafts/${writingDraftId}/cancellation`, judge: everybody,
    arrange: ({ importJobId }, { personId }) => ['UPDATE import_job SET author_id = $2 WHERE id = $1', [importJobId, personId]],
  },
  'GET /api/register-imports-under-way': { url: () => '/api/register-imports-under-way', judge: everybody, lists: { what: ({ importJobId }) => importJobId, holds: () => null } },
  'DELETE /api/register-import-drafts/:id': { once: true, url: ({ registerDraftId }) => `/api/register-import-drafts/${registerDraftId}`, judge: everybody, arrange: theirRegister },
  'POST /api/register-import-drafts/:id/import': {
    once: true, url: ({ registerDraftId }) => `/api/register-import-drafts/${registerDraftId}/import`, body: (place) => ({ digest: lookedAt(place) }), judge: (tester, place) => mayBring(tester, place), arrange: theirRegister,
  },
  'GET /api/import-profiles': { url: () => '/api/import-profiles', judge: mayUseProfiles, lists: { what: ({ importProfileId }) => importProfileId, holds: () => true } },
  'DELETE /api/import-profiles/:id': { once: true, url: ({ importProfileId }) => `/api/import-profiles/${importProfileId}`, judge: (tester) => (mayUseProfiles(tester) === 'yes' ? allowed(canAnywhere(tester, 'matrix.manage')) : 'no') },
};
