import { canAnywhere } from '@holdfast/domain';
import type { Place } from '../a-place';
import type { Row, Tester } from '../row';
import { everybody, readsRegister } from '../verdicts';

/** A file is kept for whoever asked for it alone: each tester gets it in turn. */
const theirs = ({ exportId, runningExportId }: Place, { personId }: Tester): [string, unknown[]] => ['UPDATE export_job SET author_id = $3 WHERE id IN ($1, $2)', [exportId, runningExportId, personId]];

/** Nobody has more under way than may be. */
const roomFor = (_: Place, { personId }: Tester): [string, unknown[]] => ['UPDATE export_job SET cancelled_at = now() WHERE author_id = $1 AND ended_at IS NULL', [personId]];

export const exports: Readonly<Record<string, Row>> = {
  'POST /api/exports': { url: () => '/api/exports', body: () => ({ format: 'csv' }), judge: everybody, arrange: roomFor },
  'POST /api/registers/:id/exports': { url: ({ registerId }) => `/api/registers/${registerId}/exports`, body: () => ({ format: 'csv' }), judge: readsRegister, arrange: roomFor },
  'GET /api/exports': { url: ({ word }) => `/api/exports?q=${word}`, judge: everybody, lists: { what: ({ exportId }) => exportId, holds: (tester, { personId }) => tester.personId === personId || canAnywhere(tester, 'audit.read') } },
  'GET /api/exports-under-way': { url: () => '/api/exports-under-way', judge: everybody, lists: { what: ({ runningExportId }) => runningExportId, holds: () => null } },
  'GET /api/exports/:id': { url: ({ exportId }) => `/api/exports/${exportId}`, judge: everybody, arrange: theirs },
  'GET /api/exports/:id/file': { url: ({ exportId }) => `/api/exports/${exportId}/file`, judge: everybody, arrange: theirs },
  'POST /api/exports/:id/cancellation': { once: true, url: ({ runningExportId }) => `/api/exports/${runningExportId}/cancellation`, judge: everybody, arrange: theirs },
};
