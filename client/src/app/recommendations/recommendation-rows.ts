import { inject } from '@angular/core';
import type { RecommendationRow } from '@holdfast/contracts';
import { pageRows, type PageRows } from '../http/page-rows';
import { RecommendationClient, type RecommendationQuery } from './recommendation-client';

/** A list of recommendations, page after page. */
export function recommendationRows(wanted: () => RecommendationQuery | undefined): PageRows<RecommendationRow> {
  const client = inject(RecommendationClient);
  return pageRows(wanted, (query, after) => client.list(after === undefined ? query : { ...query, after }), () => 'recommendations');
}
