/** What of a frozen risk an erratum may be about; without one it is a remark on the whole freeze. */
export const ERRATUM_FIELDS = [
  'title', 'cause', 'event', 'consequence', 'owner', 'unit', 'category', 'treatment', 'proximity', 'inherent', 'residual', 'target', 'nextReview', 'controls', 'actions', 'other',
] as const;
export type ErratumField = (typeof ERRATUM_FIELDS)[number];
