import type { Row } from '../row';
import { asRegister, everybody, ofWhole } from '../verdicts';

export const home: Readonly<Record<string, Row>> = {
  'GET /api/home': { url: () => '/api/home', judge: everybody, lists: { what: ({ word }) => word, holds: (tester, place) => (asRegister(tester, place) ? null : false) } },
  'GET /api/notices': { url: () => '/api/notices', judge: everybody, lists: { what: ({ word }) => word, holds: (tester, place) => (asRegister(tester, place) ? null : false) } },
  'GET /api/notices/count': { url: () => '/api/notices/count', judge: everybody },
  'POST /api/notices/readings': { url: () => '/api/notices/readings', body: () => ({ noticeIds: ['00000000-0000-8000-8000-000000000000'], read: true }), judge: everybody },
  'POST /api/notices/reading-of-all': { url: () => '/api/notices/reading-of-all', body: () => ({ until: '2026-03-02T09:00:00.000Z' }), judge: everybody },
  'GET /api/search': { url: ({ word }) => `/api/search?q=${word}`, judge: ofWhole('search'), lists: { what: ({ riskId }) => riskId, holds: asRegister } },
};
