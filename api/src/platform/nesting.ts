/** No form of ours nests deeper than ten; what walks a value by calling itself would run out of stack long after this. */
const DEEPEST = 32;

/** Whether a text of JSON nests lists and objects so deep that it is an attack rather than a form. */
export function nestsTooDeep(json: string): boolean {
  let depth = 0;
  let quoted = false;
  for (let at = 0; at < json.length; at++) {
    const character = json[at];
    if (quoted) {
      if (character === '\\') at++;
      else if (character === '"') quoted = false;
    } else if (character === '"') quoted = true;
    else if (character === '[' || character === '{') depth++;
    else if (character === ']' || character === '}') depth--;
    if (depth > DEEPEST) return true;
  }
  return false;
}
