import type { Place } from '../a-place';
import { fresh, nextMoment } from '../never-twice';
import type { Row } from '../row';
import { inRegisterInFull, readsRegister, readsRiskInFull } from '../verdicts';

/** The register and its matrix were in the history from its beginning on. */
const wasThere = ({ registerId, matrixId, publishedVersionId }: Place): [string, unknown[]] => {
  const first = (table: string, id: string): string => `UPDATE history.${table} h SET recorded_from = '2026-01-02' WHERE h.id = ${id} AND h.recorded_from > '2026-01-02'
    AND NOT EXISTS (SELECT FROM history.${table} e WHERE e.id = h.id AND e.recorded_from < h.recorded_from)`;
  return [`WITH versions AS (${first('risk_matrix_version', '$2')}), matrices AS (${first('risk_matrix', '$3')}) ${first('register', '$1')}`, [registerId, publishedVersionId, matrixId]];
};

export const freezes: Readonly<Record<string, Row>> = {
  'GET /api/registers/:id/freezes': { url: ({ registerId }) => `/api/registers/${registerId}/freezes`, judge: readsRiskInFull },
  'POST /api/registers/:id/freezes': {
    url: ({ registerId }) => `/api/registers/${registerId}/freezes`, body: () => ({ name: `Freeze ${fresh()}`, asAt: nextMoment() }), judge: inRegisterInFull('register.freeze'), arrange: wasThere,
  },
  'GET /api/registers/:id/movement': { url: ({ registerId }) => `/api/registers/${registerId}/movement?from=2026-02-01`, judge: readsRegister, arrange: wasThere },
  'GET /api/freezes/:id': { url: ({ freezeId }) => `/api/freezes/${freezeId}`, judge: readsRiskInFull },
  'GET /api/freezes/:id/risks': { url: ({ freezeId }) => `/api/freezes/${freezeId}/risks`, judge: readsRiskInFull },
  'GET /api/freezes/:id/risks/:riskId': { url: ({ freezeId, riskId }) => `/api/freezes/${freezeId}/risks/${riskId}`, judge: readsRiskInFull },
  'GET /api/freezes/:id/check': { url: ({ freezeId }) => `/api/freezes/${freezeId}/check`, judge: readsRiskInFull },
  'GET /api/freezes/:id/rows': { url: ({ freezeId }) => `/api/freezes/${freezeId}/rows`, judge: readsRiskInFull },
  'POST /api/freezes/:id/errata': {
    url: ({ freezeId }) => `/api/freezes/${freezeId}/errata`, body: ({ riskId }) => ({ riskId, field: 'title', shouldSay: 'Flood', reason: 'It was wrong' }), judge: inRegisterInFull('register.freeze'),
    everyId: ({ riskId }) => ({ riskId, field: 'title', shouldSay: 'Flood', reason: 'It was wrong' }),
  },
};
