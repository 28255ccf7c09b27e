import { can, CORPORATE_5X5 } from '@holdfast/domain';
import { fresh } from '../never-twice';
import type { Row, Tester, Verdict } from '../row';
import { allowed, ofWhole } from '../verdicts';

const readsMatrices = (tester: Tester): Verdict => allowed(tester.ownsSomething || can(tester, 'matrix.read', { rootUnitId: tester.rootUnitId }));

const { likelihood, impact, levels } = CORPORATE_5X5.matrix;

const LIBRARY = 'risk_matrix:\n  name: Two by two\n  probability: [{ name: Seldom }, { name: Often }]\n  impact: [{ name: Small }, { name: Large }]\n  risk: [{ name: Low }, { name: High }]\n  grid: [[0, 0], [0, 1]]\n';

/** Every matrix of the places is the same one. */
const ONTO_ITSELF = {
  cells: likelihood.flatMap((l) => impact.map((i) => ({ from: { likelihood: l.code, impact: i.code }, to: { likelihood: l.code, impact: i.code } }))),
  levels: levels.map(({ code }) => ({ from: code, to: code })),
};

export const matrices: Readonly<Record<string, Row>> = {
  'GET /api/matrices': { url: () => '/api/matrices', judge: readsMatrices, lists: { what: ({ publishedVersionId }) => publishedVersionId, holds: () => true } },
  'POST /api/matrices': { url: () => '/api/matrices', body: () => ({ name: `Matrix ${fresh()}`, definition: CORPORATE_5X5.matrix }), judge: ofWhole('matrix.manage') },
  'POST /api/matrix-libraries': { url: () => '/api/matrix-libraries', file: Buffer.from(LIBRARY), judge: ofWhole('matrix.manage') },
  'PATCH /api/matrices/:id': {
    url: ({ matrixId }) => `/api/matrices/${matrixId}`, body: () => ({ name: `Matrix ${fresh()}` }), version: ({ matrixId }) => ['risk_matrix', matrixId], judge: ofWhole('matrix.manage'),
  },
  'POST /api/matrices/:id/versions': { once: true, url: ({ publishedMatrixId }) => `/api/matrices/${publishedMatrixId}/versions`, body: () => ({}), judge: ofWhole('matrix.manage') },
  'GET /api/matrix-versions/:id': { url: ({ publishedVersionId }) => `/api/matrix-versions/${publishedVersionId}`, judge: readsMatrices },
  'PUT /api/matrix-versions/:id': {
    url: ({ draftVersionId }) => `/api/matrix-versions/${draftVersionId}`, body: () => ({ definition: CORPORATE_5X5.matrix }), version: ({ draftVersionId }) => ['risk_matrix_version', draftVersionId],
    judge: ofWhole('matrix.manage'),
  },
  'DELETE /api/matrix-versions/:id': {
    once: true,
    url: ({ draftVersionId }) => `/api/matrix-versions/${draftVersionId}`, version: ({ draftVersionId }) => ['risk_matrix_version', draftVersionId], judge: ofWhole('matrix.manage'),
  },
  'POST /api/matrix-versions/:id/publication': {
    once: true,
    url: ({ draftVersionId }) => `/api/matrix-versions/${draftVersionId}/publication`, body: () => ({}), version: ({ draftVersionId }) => ['risk_matrix_version', draftVersionId],
    judge: ofWhole('matrix.manage'),
  },
  'GET /api/ready-made-matrices': { url: () => '/api/ready-made-matrices', judge: readsMatrices },
  'GET /api/crosswalks': { url: () => '/api/crosswalks', judge: readsMatrices, lists: { what: ({ crosswalkId }) => crosswalkId, holds: () => true } },
  'GET /api/crosswalks/:id': { url: ({ crosswalkId }) => `/api/crosswalks/${crosswalkId}`, judge: readsMatrices },
  'GET /api/crosswalk-proposals': { url: (place) => `/api/crosswalk-proposals?from=${place.publishedVersionId}&to=${place.otherPublishedVersionId}`, judge: readsMatrices },
  'POST /api/crosswalks': {
    url: () => '/api/crosswalks', judge: ofWhole('crosswalk.declare'),
    body: (place) => ({ fromVersionId: place.publishedVersionId, toVersionId: place.otherPublishedVersionId, mapping: ONTO_ITSELF }),
    everyId: (place) => ({ fromVersionId: place.publishedVersionId, toVersionId: place.otherPublishedVersionId, mapping: ONTO_ITSELF }),
  },
};
