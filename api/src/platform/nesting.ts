/** No form of ours nests deeper than ten; what walks a value by calling itself would run out of stack long after this. */
const DEEPEST = 32;

/** What is chosen for an import, the largest form of ours, is less than thirty thousand; each is looked into, which takes a while. */
const MOST = 40_000;

/** Of names in one object; no form of ours has a hundred. Telling of each that there is no such field takes the longer the more there are. */
const NAMES = 1_000;

/** What makes a text of JSON an attack rather than a form: lists and objects that nest too deep, or too many of them or of their names. */
export function noFormBecause(json: string): 'too-deep' | 'too-many' | null {
  let depth = 0;
  let opened = 0;
  let quoted = false;
  /** How many names were told by commas at each depth; of a list they do not count. */
  const names: number[] = [];
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (quoted) {
      if (character === '\\') at++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '[' || character === '{') {
      depth++;
      opened++;
      names[depth] = character === '{' ? 0 : -Infinity;
    } else if (character === ']' || character === '}') depth--;
    else if (character === ',') names[depth] = (names[depth] ?? 0) + 1;
    if (depth > DEEPEST) return 'too-deep';
    if (opened > MOST || (names[depth] ?? 0) > NAMES) return 'too-many';
  }
  return null;
}
