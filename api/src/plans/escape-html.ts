const SIGNS: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as the content of an element or the value of a quoted attribute. */
export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, (sign) => SIGNS[sign]!);

const RAW = Symbol('raw');

export interface Html {
  readonly [RAW]: true;
  readonly text: string;
}

export const raw = (text: string): Html => ({ [RAW]: true, text });

/** Puts a page together: whatever is not itself made by `html` is escaped, so that nothing typed ever becomes markup. */
export function html(pieces: TemplateStringsArray, ...values: (string | number | Html | readonly Html[])[]): Html {
  return raw(pieces.reduce((text, piece, at) => text + written(values[at - 1]!) + piece));
}

function written(value: string | number | Html | readonly Html[]): string {
  if (typeof value === 'string') return escapeHtml(value);
  if (typeof value === 'number') return String(value);
  return isList(value) ? value.map(({ text }) => text).join('') : value.text;
}

const isList = (value: Html | readonly Html[]): value is readonly Html[] => Array.isArray(value);
