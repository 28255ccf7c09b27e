/** The title of a risk `k` in a mail: of an exempt one its public wording, or that there is one. */
export const riskInMail = (k: string): string => `CASE WHEN ${k}.exempt_ground IS NULL THEN ${k}.title ELSE coalesce(${k}.public_title, 'an exempt risk') END`;
