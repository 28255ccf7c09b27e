/** What a calendar link may hold; rehearsals alone unless its person chooses otherwise. */
export const CALENDAR_KINDS = ['rehearsals', 'plan-reviews', 'actions', 'peaks'] as const;
export type CalendarKind = (typeof CALENDAR_KINDS)[number];

export const CALENDAR_KIND_WORDS: Readonly<Record<CalendarKind, string>> = {
  rehearsals: 'Rehearsals that you may read, and when programmes are due',
  'plan-reviews': 'Reviews of the recovery plans that you own',
  actions: 'Due dates of your actions',
  peaks: 'Peak periods of activities, where you may read them',
};
