/** What of a frozen risk an erratum may be about; without one it is a remark on the whole freeze. */
export const ERRATUM_FIELDS = [
  'title', 'cause', 'event', 'consequence', 'owner', 'unit', 'category', 'treatment', 'proximity', 'inherent', 'residual', 'target', 'nextReview', 'controls', 'actions', 'other',
] as const;
export type ErratumField = (typeof ERRATUM_FIELDS)[number];

export const ERRATUM_FIELD_WORDS: Readonly<Record<ErratumField, string>> = {
  title: 'Title', cause: 'Cause', event: 'Event', consequence: 'Consequence', owner: 'Owner', unit: 'Unit', category: 'Category', treatment: 'Treatment', proximity: 'Proximity',
  inherent: 'Inherent score', residual: 'Residual score', target: 'Target', nextReview: 'Next review', controls: 'Controls', actions: 'Actions', other: 'Something else',
};
