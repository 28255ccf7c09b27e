export interface ToDo {
  readonly reviews: number;
  readonly actions: number;
  readonly scores: number;
  readonly decisions: number;
  readonly recommendations: number;
  readonly partnerships: number;
  /** Impact analyses to approve, to change or to look at again. */
  readonly analyses: number;
  /** Recovery plans to approve, to review or to go on writing. */
  readonly plans: number;
  /** Rehearsals to prepare, to take part in, to record or to sign off, or with findings that nobody follows. */
  readonly exercises: number;
  /** Exceptions that end soon, or are over. */
  readonly renewals: number;
}

export const toDoCount = ({ reviews, actions, scores, decisions, recommendations, partnerships, analyses, plans, exercises, renewals }: ToDo): number =>
  reviews + actions + scores + decisions + recommendations + partnerships + analyses + plans + exercises + renewals;

/** What needs somebody today, as the title of their page. */
export function toDoHeading(toDo: ToDo): string {
  const [{ reviews, actions, scores, decisions, recommendations, partnerships, analyses, plans, exercises, renewals }, total] = [toDo, toDoCount(toDo)];
  if (total === 0) return 'Nothing needs you today';
  if (reviews === total) return total === 1 ? '1 risk needs a review' : `${total} risks need a review`;
  if (actions === total) return total === 1 ? '1 action is due' : `${total} actions are due`;
  if (scores === total) return total === 1 ? '1 risk is to be scored again' : `${total} risks are to be scored again`;
  if (decisions === total) return total === 1 ? '1 decision waits for you' : `${total} decisions wait for you`;
  if (recommendations === total) return total === 1 ? '1 recommendation waits for you' : `${total} recommendations wait for you`;
  if (partnerships === total) return total === 1 ? '1 partnership needs a review' : `${total} partnerships need a review`;
  if (analyses === total) return total === 1 ? '1 impact analysis waits for you' : `${total} impact analyses wait for you`;
  if (plans === total) return total === 1 ? '1 recovery plan waits for you' : `${total} recovery plans wait for you`;
  if (exercises === total) return total === 1 ? '1 rehearsal needs you' : `${total} rehearsals need you`;
  if (renewals === total) return total === 1 ? '1 exception is to be renewed' : `${total} exceptions are to be renewed`;
  return `${total} things need you`;
}
