export interface ToDo {
  readonly reviews: number;
  readonly actions: number;
  readonly scores: number;
}

export const toDoCount = ({ reviews, actions, scores }: ToDo): number => reviews + actions + scores;

/** What needs somebody today, as the title of their page. */
export function toDoHeading({ reviews, actions, scores }: ToDo): string {
  const total = reviews + actions + scores;
  if (total === 0) return 'Nothing needs you today';
  if (reviews === total) return total === 1 ? '1 risk needs a review' : `${total} risks need a review`;
  if (actions === total) return total === 1 ? '1 action is due' : `${total} actions are due`;
  if (scores === total) return total === 1 ? '1 risk is to be scored again' : `${total} risks are to be scored again`;
  return `${total} things need you`;
}
