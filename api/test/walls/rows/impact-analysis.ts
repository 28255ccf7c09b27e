import { anAnalysis, type Place } from '../a-place';
import { fresh } from '../never-twice';
import type { Row } from '../row';
import { everybody, ofWhole, onActivity } from '../verdicts';

const analysisIs = (step: 'draft' | 'submitted') => ({ analysisId }: Place): [string, unknown[]] => [`UPDATE impact_analysis SET step = $2, author_ids = ARRAY[author_id] WHERE id = $1`, [analysisId, step]];

/** With a time in a working calendar in each place that takes one. */
const withTimes = (matrixVersionId: string, calendarId: string) => {
  const time = { minutes: 60, calendarId };
  return { ...anAnalysis(matrixVersionId), mtpdOverride: time, mtpdReason: 'The water rises', rto: time, rpo: time };
};

export const impactAnalysis: Readonly<Record<string, Row>> = {
  'GET /api/impact-bands': { url: () => '/api/impact-bands', judge: everybody },
  'PATCH /api/impact-bands': {
    url: () => '/api/impact-bands', body: () => ({ ends: [60, 240, 1440] }), version: ({ organisationId }) => ['(SELECT organisation_id AS id, version FROM impact_bands) bands', organisationId], judge: ofWhole('working-calendar.manage'),
    arrange: ({ organisationId }) => [`UPDATE impact_bands SET ends = '[60, 240]' WHERE organisation_id = $1`, [organisationId]],
  },
  'GET /api/impact-analyses': {
    url: ({ word }) => `/api/impact-analyses?q=${word}`, judge: everybody, lists: { what: ({ analysisId }) => analysisId, holds: (tester, place) => onActivity('continuity.read')(tester, place) === 'yes' },
  },
  'GET /api/activities/:id/impact-analysis': { url: ({ activityId }) => `/api/activities/${activityId}/impact-analysis`, judge: onActivity('continuity.read') },
  'POST /api/activities/:id/impact-analyses': {
    url: ({ otherActivityId }) => `/api/activities/${otherActivityId}/impact-analyses`, body: ({ publishedVersionId }) => anAnalysis(publishedVersionId), judge: onActivity('continuity.manage'),
    everyId: ({ publishedVersionId, workingCalendarId }) => withTimes(publishedVersionId, workingCalendarId),
    arrange: ({ otherActivityId }) => [`UPDATE impact_analysis SET step = 'withdrawn' WHERE activity_id = $1 AND step = 'draft'`, [otherActivityId]],
  },
  'GET /api/impact-analyses/:id': { url: ({ analysisId }) => `/api/impact-analyses/${analysisId}`, judge: onActivity('continuity.read') },
  'PATCH /api/impact-analyses/:id': {
    url: ({ analysisId }) => `/api/impact-analyses/${analysisId}`, body: ({ publishedVersionId }) => ({ ...anAnalysis(publishedVersionId), mbco: `Doors open ${fresh()}` }),
    everyId: ({ publishedVersionId, workingCalendarId }) => withTimes(publishedVersionId, workingCalendarId),
    version: ({ analysisId }) => ['impact_analysis', analysisId], judge: onActivity('continuity.manage'), arrange: analysisIs('draft'),
  },
  'POST /api/impact-analyses/:id/submission': {
    url: ({ analysisId }) => `/api/impact-analyses/${analysisId}/submission`, body: () => ({}), version: ({ analysisId }) => ['impact_analysis', analysisId], judge: onActivity('continuity.manage'), arrange: analysisIs('draft'),
  },
  'POST /api/impact-analyses/:id/return': {
    url: ({ analysisId }) => `/api/impact-analyses/${analysisId}/return`, body: () => ({ reason: 'Ask the wardens' }), version: ({ analysisId }) => ['impact_analysis', analysisId],
    judge: onActivity('impact-analysis.approve'), arrange: analysisIs('submitted'),
  },
  'POST /api/impact-analyses/:id/approval': {
    once: true,
    url: ({ analysisId }) => `/api/impact-analyses/${analysisId}/approval`, body: () => ({ nextReview: '2026-12-31' }), version: ({ analysisId }) => ['impact_analysis', analysisId],
    judge: onActivity('impact-analysis.approve'), arrange: analysisIs('submitted'),
  },
  'POST /api/impact-analyses/:id/withdrawal': {
    once: true,
    url: ({ analysisId }) => `/api/impact-analyses/${analysisId}/withdrawal`, body: () => ({ reason: 'Begun twice' }), version: ({ analysisId }) => ['impact_analysis', analysisId],
    judge: onActivity('continuity.manage'), arrange: analysisIs('draft'),
  },
  'POST /api/impact-analyses/:id/reviews': {
    url: ({ approvedAnalysisId }) => `/api/impact-analyses/${approvedAnalysisId}/reviews`, body: () => ({ note: 'Still right', nextReview: '2026-12-31' }), version: ({ approvedAnalysisId }) => ['impact_analysis', approvedAnalysisId],
    judge: onActivity('impact-analysis.approve'),
  },
};
