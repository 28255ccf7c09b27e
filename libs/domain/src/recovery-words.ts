/** Whether recovery times are taken as somebody declared them, or as a rehearsal or invocation proved them. */
export const RECOVERY_BASES = ['declared', 'proven'] as const;
export type RecoveryBasis = (typeof RECOVERY_BASES)[number];

/** Where a recovery time comes from: a claim, a supplier's contract, or a measurement. */
export const RECOVERY_SOURCES = ['declared', 'contractual', 'proven'] as const;
export type RecoverySource = (typeof RECOVERY_SOURCES)[number];

/** Why nobody can say when something is back: its own time is not known, it waits for something of which that is so, or it waits for itself. */
export const UNKNOWN_WHYS = ['no-time', 'waits', 'cycle'] as const;
export type UnknownWhy = (typeof UNKNOWN_WHYS)[number];

/** How an activity comes out of a loss. `no-requirement`: when it is back is known, its RTO is not. */
export const RECOVERY_OUTCOMES = ['over-mtpd', 'over-rto', 'cannot-say', 'no-requirement', 'within'] as const;
export type RecoveryOutcome = (typeof RECOVERY_OUTCOMES)[number];

/** `over`: a recovery time is longer than needed. `no-time`: it is needed, and nobody said how long it takes. `cycle`: by when it is needed goes round in a circle. */
export const GAP_STATES = ['over', 'no-time', 'cycle'] as const;
export type GapState = (typeof GAP_STATES)[number];

/** How many resources a question names at most; everything is asked for as such. */
export const SCENARIO_LIMITS = { lost: 200, kept: 500 } as const;
