const LANGUAGE = 'en-GB';

/** "31 March 2026, 23:59": a freeze is of one moment, so its year and minute are always said. */
export function exactMoment(moment: string, zone: string | undefined): string {
  const at = new Date(moment);
  const day = new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: 'long', year: 'numeric', timeZone: zone }).format(at);
  return `${day}, ${new Intl.DateTimeFormat(LANGUAGE, { hour: '2-digit', minute: '2-digit', hour12: false, timeZone: zone }).format(at)}`;
}

/** The end of a day by the day alone, any other moment with its minute. */
export function asAtInWords(moment: string, zone: string | undefined): string {
  const words = exactMoment(moment, zone);
  return words.endsWith(', 23:59') ? `the end of ${words.slice(0, -', 23:59'.length)}` : words;
}

export const counted = (count: number, one: string, several = `${one}s`): string => `${count.toLocaleString(LANGUAGE)} ${count === 1 ? one : several}`;
