import { KNOWN_PHRASES, KNOWN_WORDS } from './known-passwords';

/** Whose password it is to be: the names are guessed next. */
export interface PasswordOf {
  readonly organisation: string;
  readonly name: string;
  readonly email: string;
}

const KNOWN = 'This password is among the best-known ones, so it is tried first. Choose one of your own, such as four words that do not belong together.';
const NAMES = 'This password is little more than a name that others know. Add words that nobody expects.';

const WORDS: ReadonlySet<string> = new Set(KNOWN_WORDS);
const PHRASES: ReadonlySet<string> = new Set(KNOWN_PHRASES);
const LONGEST = 30;
/** More words than these in a row, and even known ones are no longer tried. */
const FEW = 2;
/** Signs and numbers that stand for letters. */
const MEANT: Readonly<Record<string, string>> = { '@': 'a', '4': 'a', '3': 'e', '1': 'i', '!': 'i', '0': 'o', $: 's', '5': 's', '7': 't' };

/**
 * Why a password that is long enough is still no password: one of the best-known, a pattern on the keyboard, or made of names.
 * Null when nothing speaks against it. NIST SP 800-63B, 5.1.1.2.
 */
export function passwordFault(password: string, { organisation, name, email }: PasswordOf): string | null {
  const low = password.toLowerCase();
  const plain = low.replace(/[^\p{L}\p{N}]/gu, '');
  if (isPattern(low) || isPattern(plain) || PHRASES.has(plain)) return KNOWN;
  const names = namesIn([organisation, name, email.split('@')[0] ?? '']);
  // Numbers are letters in disguise, or stand around a word: either way of reading it is tried.
  const core = low.replace(/[^\p{L}]+$/u, '');
  for (const letters of [lettersOf(low), lettersOf(core, (sign) => MEANT[sign] ?? sign)]) {
    if (PHRASES.has(letters)) return KNOWN;
    if (fewestWords(letters, WORDS) <= FEW) return KNOWN;
    if (letters && fewestWords(letters, new Set([...WORDS, ...names])) < Infinity && [...names].some((one) => letters.includes(one))) return NAMES;
  }
  return null;
}

const lettersOf = (text: string, meant: (sign: string) => string = (sign) => sign): string => [...text].map(meant).join('').replace(/[^\p{L}]/gu, '');

/** One to four characters over and over, or digits one after another, up or down. */
function isPattern(plain: string): boolean {
  if (/^(.{1,4}?)\1{2,}.{0,3}$/su.test(plain)) return true;
  if (!/^\d+$/.test(plain)) return false;
  const steps = new Set([...plain].slice(1).map((digit, index) => (Number(digit) - Number(plain[index]) + 10) % 10));
  return steps.size === 1;
}

/** How many different words of a set a text is made of, one after another without a gap; Infinity when it is not. */
function fewestWords(text: string, words: ReadonlySet<string>): number {
  const best: (ReadonlySet<string> | null)[] = [new Set()];
  for (let end = 1; end <= text.length; end++) {
    best[end] = null;
    for (let start = Math.max(0, end - LONGEST); start < end; start++) {
      const [before, word] = [best[start], text.slice(start, end)];
      if (!before || !words.has(word)) continue;
      const [used, soFar] = [new Set([...before, word]), best[end]];
      if (!soFar || used.size < soFar.size) best[end] = used;
    }
  }
  return text === '' ? Infinity : (best[text.length]?.size ?? Infinity);
}

function namesIn(texts: readonly string[]): ReadonlySet<string> {
  const parts = texts.flatMap((text) => text.toLowerCase().split(/[^\p{L}]+/u)).filter((part) => part.length >= 3);
  return new Set(parts.filter((part) => !WORDS.has(part)));
}
