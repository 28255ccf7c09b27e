import { lastDayFault } from './last-day';

/** How an API token begins, so that whoever looks for secrets in files finds it. */
export const API_TOKEN_PREFIX = 'hfk_';

/** For so long at most, in months. */
export const API_TOKEN_MONTHS = 12;
/** So many days before its last one its owner is told. */
export const API_TOKEN_NOTICE_DAYS = 14;
/** So many of one person can be in use at a time. */
export const API_TOKENS_EACH = 20;

/** `without-role`: its owner has left, or lost the role that it stands for. */
export const API_TOKEN_STATES = ['in-use', 'expired', 'without-role', 'ended'] as const;
export type ApiTokenState = (typeof API_TOKEN_STATES)[number];

/** What is wrong with the last day of a token, or null. Both days "yyyy-mm-dd". */
export const tokenDayFault = (day: string, today: string): string | null => lastDayFault(day, today, API_TOKEN_MONTHS);
