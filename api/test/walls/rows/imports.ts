import { createHash } from 'node:crypto';
import { canAnywhere } from '@holdfast/domain';
import type { Place } from '../a-place';
import type { Row, Tester, Verdict } from '../row';
import { allowed, everybody } from '../verdicts';

const mayImport = (tester: Tester): Verdict => allowed(canAnywhere(tester, 'continuity.manage'));

/** A file that is looked at is its maker's alone: each tester gets it in turn. */
const theirs = ({ importDraftId }: Place, { personId }: Tester): [string, unknown[]] => ['UPDATE import_draft SET author_id = $2 WHERE id = $1', [importDraftId, personId]];

/** Of what the file would bring: one resource, in a unit that all who import keep. The database tells the keys in an order of its own. */
const previewed = (word: string): string =>
  createHash('sha256').update(JSON.stringify([{ taken: [], mended: [], sheets: [], leftOut: [] }, [[word, 2, 'new', `${word} imported`, []]]])).digest('hex');

/** Somebody else brought it in: it is read with the audit trail. */
const readsImport = (tester: Tester): Verdict => (canAnywhere(tester, 'audit.read') ? 'yes' : 'unseen');

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
};
