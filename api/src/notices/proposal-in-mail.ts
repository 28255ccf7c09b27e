/** The title of a proposal `e` in a mail: its words are those of the risk, so nothing is said of them where that is exempt. */
export const proposalInMail = (e: string): string => `CASE WHEN EXISTS (
    SELECT FROM risk k WHERE k.organisation_id = $1 AND k.id IN (${e}.risk_id, ${e}.result_risk_id) AND k.exempt_ground IS NOT NULL)
  THEN 'an exempt risk' ELSE ${e}.words ->> 'title' END`;
