import { inflateSync } from 'node:zlib';
import { unzipSync } from 'fflate';
import { getDocumentProxy, getMeta } from 'unpdf';
import { textOfPdf } from './text-of-pdf';

/**
 * All that a file holds in letters, whatever it is packed in: each part of a workbook, a document or an archive; of a PDF its words, what
 * it says of itself, and every stream of it, packed or not. A text in two bytes for each letter is read as one in one, too.
 */
export async function allThatIsIn(bytes: Buffer): Promise<string> {
  if (bytes.subarray(0, 2).toString() === 'PK') {
    const parts = Object.entries(unzipSync(bytes)).map(async ([name, part]) => `${name}\n${await allThatIsIn(Buffer.from(part))}`);
    return (await Promise.all(parts)).join('\n');
  }
  if (bytes.subarray(0, 4).toString() !== '%PDF') return inLetters(bytes);
  const words = (await textOfPdf(bytes)).join('\n');
  const about = JSON.stringify(await getMeta(await getDocumentProxy(new Uint8Array(bytes))));
  return [words, about, ...streamsOf(bytes).map(inLetters), inLetters(bytes)].join('\n');
}

const inLetters = (bytes: Buffer): string => {
  const [utf8, latin1] = [bytes.toString('utf8'), bytes.toString('latin1')];
  return [utf8, latin1, ...(latin1.includes('\0') ? [latin1.replaceAll('\0', '')] : [])].join('\n');
};

/** The unpacked streams of a PDF; what is no packed stream is among its bytes as it is. */
function streamsOf(bytes: Buffer): Buffer[] {
  const found: Buffer[] = [];
  for (let at = bytes.indexOf('stream'); at >= 0; at = bytes.indexOf('stream', at + 6)) {
    if (bytes.subarray(at - 3, at).toString('latin1') === 'end') continue;
    const from = at + 6 + (bytes[at + 6] === 0x0d ? 2 : 1);
    const to = bytes.indexOf('endstream', from);
    try {
      found.push(inflateSync(bytes.subarray(from, to)));
    } catch {
      /* not packed */
    }
  }
  return found;
}
