import type { AttachmentSubject } from '@holdfast/domain';
import type { Place } from '../a-place';
import type { Row } from '../row';
import { actionIs, exceptionWaits, recommendationIs } from '../states';
import { onAction, onRecommendation, onRiskInFull, readsRecommendations, readsRiskInFull } from '../verdicts';

/** The files of a thing: read by whoever reads it in full, changed by whoever may change it. */
function attachedTo(type: AttachmentSubject, url: (place: Place) => string, judge: Row['judge'], arrange?: Row['arrange'], reads: Row['judge'] = readsRiskInFull): Record<string, Row> {
  return {
    [`GET /api/${type}s/:id/attachments`]: { url, judge: reads },
    [`POST /api/${type}s/:id/attachments`]: { url: (place) => `${url(place)}?name=flood.txt`, file: Buffer.from('It came to the second step.'), judge, ...(arrange ? { arrange } : {}) },
  };
}

export const attachments: Readonly<Record<string, Row>> = {
  ...attachedTo('exception', ({ exceptionId }) => `/api/exceptions/${exceptionId}/attachments`, onRiskInFull('risk.edit'), exceptionWaits),
  ...attachedTo('risk', ({ riskId }) => `/api/risks/${riskId}/attachments`, onRiskInFull('risk.edit')),
  ...attachedTo('control', ({ controlId }) => `/api/controls/${controlId}/attachments`, onRiskInFull('control.manage')),
  ...attachedTo('action', ({ actionId }) => `/api/actions/${actionId}/attachments`, onAction('action.manage'), actionIs('open')),
  ...attachedTo('review', ({ reviewId }) => `/api/reviews/${reviewId}/attachments`, onRiskInFull('risk.edit')),
  ...attachedTo('recommendation', ({ recommendationId }) => `/api/recommendations/${recommendationId}/attachments`, onRecommendation('recommendation.respond', 'recommendation.raise'), recommendationIs('responded'), readsRecommendations),
  'GET /api/attachments/:id/content': { url: ({ attachmentId }) => `/api/attachments/${attachmentId}/content`, judge: readsRiskInFull },
  'POST /api/attachments/:id/withdrawal': {
    url: ({ attachmentId }) => `/api/attachments/${attachmentId}/withdrawal`, body: () => ({ reason: 'Of another year' }), judge: onRiskInFull('risk.edit'),
    arrange: ({ attachmentId }) => ['UPDATE attachment SET withdrawn_at = NULL, withdrawn_by = NULL, withdrawn_reason = NULL WHERE id = $1', [attachmentId]],
  },
};
