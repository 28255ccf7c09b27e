/** No form of ours nests deeper than ten; what walks a value by calling itself would run out of stack long after this. */
const DEEPEST = 32;

/** What is chosen for an import, the largest form of ours, is less than thirty thousand; each is looked into, which takes a while. */
const MOST = 40_000;

/** What makes a text of JSON an attack rather than a form: lists and objects that nest too deep, or too many of them. */
export function noFormBecause(json: string): 'too-deep' | 'too-many' | null {
  let depth = 0;
  let opened = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (quoted) {
      if (character === '\\') at++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '[' || character === '{') {
      depth++;
      opened++;
    } else if (character === ']' || character === '}') depth--;
    if (depth > DEEPEST) return 'too-deep';
    if (opened > MOST) return 'too-many';
  }
  return null;
}
