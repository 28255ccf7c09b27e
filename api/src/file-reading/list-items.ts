import { UnreadableFile } from './unreadable-file';

/** Far more than any list of risks is nested. */
export const DEPTH = 64;
/** Of one item; no row that can be read is as long. */
const LONGEST = 8 * 1024 * 1024;
/** Of what is open around an item: the document, a part of it, a list of that. */
const AROUND = 3;
export const NOT_WHOLE = 'This is no JSON, though it begins like it. Check that it is whole.';
export const TOO_DEEP = `This JSON is nested more than ${DEPTH} deep. It is no list of risks, and is not read.`;

/** An item of a list, as text: `{"part":{"list":[item, item]}}`. */
export interface ListItem {
  part: string;
  list: string;
  text: string;
}

/** The items of the lists in the parts of a JSON document, one after another, however long it is. What else it says is passed over. */
export function* listItems(pieces: Iterable<string>): Generator<ListItem> {
  const keys: string[] = [];
  let [depth, inText, escaped, before] = [0, false, false, ''];
  for (const piece of pieces) {
    let start = 0;
    const since = (at: number): string => {
      const text = (before + piece.slice(start, at)).trim();
      [before, start] = ['', at + 1];
      return text;
    };
    for (let at = 0; at < piece.length; at += 1) {
      const code = piece.charCodeAt(at);
      if (inText) {
        if (escaped) escaped = false;
        else if (code === BACKSLASH) escaped = true;
        else if (code === QUOTE) inText = false;
      } else if (code === QUOTE) inText = true;
      else if (code === OPEN_OBJECT || code === OPEN_LIST) {
        depth += 1;
        if (depth > DEPTH) throw new UnreadableFile(TOO_DEEP);
        if (depth <= AROUND) since(at);
      } else if (depth > AROUND) {
        if (code === CLOSE_OBJECT || code === CLOSE_LIST) depth -= 1;
      } else if (code === COLON) keys[depth - 1] = keyOf(since(at));
      else if (code === COMMA || code === CLOSE_OBJECT || code === CLOSE_LIST) {
        const text = since(at);
        if (depth === AROUND && text !== '') yield { part: keys[0] ?? '', list: keys[1] ?? '', text };
        if (code !== COMMA) depth -= 1;
        if (depth < 0) throw new UnreadableFile(NOT_WHOLE);
      }
    }
    before += piece.slice(start);
    if (before.length > LONGEST) throw new UnreadableFile(`An item of this JSON is longer than ${LONGEST.toLocaleString('en-GB')} characters. It is no row of a table, and is not read.`);
  }
  if (depth !== 0 || before.trim() !== '') throw new UnreadableFile(NOT_WHOLE);
}

const [QUOTE, BACKSLASH, COLON, COMMA, OPEN_OBJECT, CLOSE_OBJECT, OPEN_LIST, CLOSE_LIST] = [...'"\\:,{}[]'].map((one) => one.charCodeAt(0));

const keyOf = (text: string): string => String(jsonOf(text));

/** @throws UnreadableFile with a sentence for whoever sent it */
export function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new UnreadableFile(NOT_WHOLE);
  }
}
