import type { Injector } from '@angular/core';
import type { RecommendationView } from '@holdfast/contracts';
import { askForNewDate } from '../../actions/reschedule-dialog';
import { RecommendationClient } from '../recommendation-client';

export function askForRecommendationDate(injector: Injector, recommendation: RecommendationView): Promise<RecommendationView | null> {
  const client = injector.get(RecommendationClient);
  return askForNewDate(injector, recommendation, { noun: 'recommendation', run: (...asked) => client.reschedule(...asked) });
}
