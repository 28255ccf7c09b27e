let numbers = 0;

export const fresh = (): string => (++numbers).toString(36).toUpperCase().padStart(5, '0');

let days = 0;

/** Never twice the same. */
export const nextDay = (): string => new Date(Date.UTC(2028, 0, ++days)).toISOString().slice(0, 10);

/** Long ago, and never twice the same. */
export const nextMoment = (): string => new Date(Date.UTC(2026, 1, 1) + ++days * 60_000).toISOString();
