const NOTHING = /^(?:[-–—.]+|n\/?a|n\.a\.|not applicable|none|nil|null)$/i;
const UNKNOWN = /^(?:\?+|tb[cda]|unknown|not (?:yet )?known|not (?:yet )?(?:decided|stated|assessed)|undecided|n\/?k|to be (?:confirmed|decided|determined))$/i;

/** "-", "n/a" and "none": nothing is said, as in an empty cell. */
export const saysNothing = (text: string): boolean => text.trim() === '' || NOTHING.test(text.trim());
/** "tbc", "unknown" and "?": it is not known, which is not the same as no or 0. */
export const saysUnknown = (text: string): boolean => UNKNOWN.test(text.trim());
