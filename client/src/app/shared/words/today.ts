/** Today in the organisation's time zone, "yyyy-mm-dd". */
export function todayIn(zone: string | undefined, now = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: zone }).format(now);
}
