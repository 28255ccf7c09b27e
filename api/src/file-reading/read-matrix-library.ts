import { bytesInWords, LIMITS, matricesOfLibrary, type LibraryMatrix } from '@holdfast/domain';
import { parseDocument } from 'yaml';
import { decodeText } from './decode-text';
import { UnreadableFile } from './unreadable-file';

/** Many times what a library of matrices takes. */
const MOST_BYTES = 2 * 1024 * 1024;
/** Times that a text may stand for what is written elsewhere; within one another they would grow without bound. */
const MOST_ALIASES = 100;
const DEPTH = 40;
const NO_LIBRARY = 'This file holds no risk matrices.';

/** The matrices of a library in YAML, or in JSON, which is YAML too. @throws UnreadableFile with a sentence for whoever sent it */
export function readMatrixLibrary(bytes: Buffer): LibraryMatrix[] {
  if (bytes.length === 0) throw new UnreadableFile('This file is empty.');
  if (bytes.length > MOST_BYTES) throw new UnreadableFile(`This file is larger than ${bytesInWords(MOST_BYTES)}, which is far more than matrices take. It is not read.`);
  const text = [...decodeText(bytes).pieces()].join('');
  requireShallow(text);
  const found = matricesOfLibrary(valueOf(text));
  if (!found) throw new UnreadableFile(NO_LIBRARY);
  return found.slice(0, LIMITS.pageSize);
}

function valueOf(text: string): unknown {
  const document = parsed(text);
  const [first] = document.errors;
  if (first) throw new UnreadableFile(`This is no YAML that can be read: something is wrong in line ${first.linePos?.[0].line ?? 1}.`);
  try {
    return document.toJS({ maxAliasCount: MOST_ALIASES });
  } catch {
    throw new UnreadableFile('This YAML refers to itself more often than any library of matrices does. It is not read.');
  }
}

function parsed(text: string): ReturnType<typeof parseDocument> {
  try {
    return parseDocument(text, { schema: 'core', merge: false, customTags: [], uniqueKeys: true });
  } catch {
    throw new UnreadableFile(NO_LIBRARY);
  }
}

/** Brackets within one another, and lines far to the right: a parser goes as deep as they do. */
function requireShallow(text: string): void {
  let depth = 0;
  for (const character of text) {
    if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth > DEPTH) throw new UnreadableFile(`This YAML is nested more than ${DEPTH} deep. It is no library of matrices, and is not read.`);
  }
  if (/^(?: {400}|(?:- ?){60})/m.test(text)) throw new UnreadableFile(`This YAML is nested more than ${DEPTH} deep. It is no library of matrices, and is not read.`);
}
