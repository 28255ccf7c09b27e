import { CONTRADICTIONS, type Contradiction } from '@holdfast/domain';
import { OneOf, Text } from './fields';

/** GET /api/registers/:id/contradictions */
export class ContradictionsQuery {
  @OneOf({ called: 'Contradiction', words: CONTRADICTIONS, optional: true }) kind?: Contradiction;
  /** The cursor of the page before. */
  @Text({ called: 'Place in the list', max: 100, optional: true }) after?: string;
}
