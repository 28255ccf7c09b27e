/*
 * What a reader sees of a risk, as SQL over a risk `k` and its register `s` of the scope: `visibilityOf` and `wordingShown` of
 * the domain. Whatever is withheld from the row is withheld from filters, sorts and words too.
 */

/** Exempt without a public wording: absent for readers of public wording. */
export const visible = (k: string, s: string): string => `(NOT ${s}.public OR ${k}.exempt_ground IS NULL OR ${k}.public_title IS NOT NULL)`;

/** In public wording only: nothing but the public title, and no category or objective that could tell what it keeps back. */
export const withheld = (k: string, s: string): string => `(${s}.public AND ${k}.exempt_ground IS NOT NULL)`;

export const shownTitle = (k: string, s: string): string => `CASE WHEN ${withheld(k, s)} THEN ${k}.public_title ELSE ${k}.title END`;
