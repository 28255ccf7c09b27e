import { comparable } from '../table-reading';
import type { Proximity, Treatment } from '../vocabulary';

const of = <T extends string>(words: Readonly<Record<T, string>>): ReadonlyMap<string, T> =>
  new Map((Object.entries(words) as [T, string][]).flatMap(([means, list]) => list.split(',').map((word) => [comparable(word), means] as const)));

const TREATMENTS = of<Treatment>({
  treat: 'treat,reduce,mitigate,control,reduction,mitigation,treatment,modify,remediate,reducing,mitigating',
  tolerate: 'tolerate,accept,accepted,retain,acceptance,monitor,watch,tolerated,take',
  transfer: 'transfer,share,insure,transferred,sharing,transference,transfer share',
  terminate: 'terminate,avoid,eliminate,avoidance,remove,stop,prevent,terminated',
});
const STATUSES = of<'open' | 'closed'>({
  open: 'open,active,live,ongoing,on going,current,new,in progress,under review,monitoring,watch,escalated,identified,investigating,remediating,deviation requested,deviation approved,managed,at risk,emerging,opened,unresolved,increasing,decreasing,static,stable,no change,reopened,re opened,assumed',
  closed: 'closed,resolved,complete,completed,retired,expired,removed,archived,deleted,inactive,no longer a risk,cancelled,met,passed,terminated,mitigated,eliminated',
});
const PROXIMITIES = of<Proximity>({
  'within-3-months': 'within 3 months,imminent,immediate,0 3 months,under 3 months,less than 3 months,next quarter,this quarter,this month,next month,this week,within a month,within the stage,within this stage,very close,now,within 1 month,1 3 months,short term',
  '3-to-6-months': '3 to 6 months,3 6 months,close,within 6 months,approaching',
  '6-to-12-months': '6 to 12 months,6 12 months,within 12 months,within a year,this year,medium term,within 1 year',
  'over-12-months': 'over 12 months,12 months,more than 12 months,12 months plus,over a year,long term,distant,beyond 12 months,1 2 years,beyond 1 year',
});

/** To the word, or to its first word with something in brackets after it. */
const found = <T>(words: ReadonlyMap<string, T>, text: string): { means: T; whole: boolean } | null => {
  const whole = words.get(comparable(text.replace(/_/g, ' ')));
  if (whole !== undefined) return { means: whole, whole: true };
  const first = words.get(comparable(text.replace(/_/g, ' ').split(/[([,;:–-]/)[0] ?? ''));
  return first === undefined ? null : { means: first, whole: false };
};

/** What a word says, and whether it says no more than that. */
export const readTreatment = (text: string): { means: Treatment; whole: boolean } | null => found(TREATMENTS, text);
export const readStatus = (text: string): { means: 'open' | 'closed'; whole: boolean } | null => found(STATUSES, text);
export const readProximity = (text: string): { means: Proximity; whole: boolean } | null => found(PROXIMITIES, text);

export const isTreatment = (text: string): boolean => readTreatment(text) !== null;
export const isStatus = (text: string): boolean => readStatus(text) !== null;
export const isProximity = (text: string): boolean => readProximity(text) !== null;
