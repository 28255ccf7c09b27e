/** `2026-03-02 09:00:00 UTC` */
export const inUtc = (moment: string): string => `${moment.slice(0, 10)} ${moment.slice(11, 19)} UTC`;

/** An event, so that it can be found. */
export const named = ({ action, at, id }: { action: string; at: string; id: string }): string => `the event "${action}" of ${inUtc(at)} (${id})`;
