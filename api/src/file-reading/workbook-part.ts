import { Readable } from 'node:stream';
import { createInflateRaw } from 'node:zlib';
import { bytesInWords, TABLE_LIMITS } from '@holdfast/domain';
import { SaxesParser, type SaxesTagPlain } from 'saxes';
import type { ZipEntry } from '../attachments';
import type { ReadingBudget } from './reading-budget';
import { UnreadableFile } from './unreadable-file';

const PIECE = 64 * 1024;
/** Bytes without a tag: many times what the longest cell takes. */
const LONGEST_TEXT = 1024 * 1024;
const DAMAGED = 'This workbook is damaged. Open it in a spreadsheet program, save it again, and send that.';

export interface Heard {
  /** Names are without the prefix of a namespace, which writers choose as they like. */
  open?: (name: string, of: (attribute: string) => string | undefined) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

/** The zip of a workbook, and how much of it may still be unpacked. */
export class Package {
  #left: number = TABLE_LIMITS.unpacked;

  constructor(
    private readonly bytes: Buffer,
    private readonly entries: readonly ZipEntry[],
    readonly budget: ReadingBudget,
  ) {
  }

  /** Reads a part piece by piece, never all of it at once; false when there is none. */
  async read(name: string, heard: Heard): Promise<boolean> {
    const entry = this.entries.find((one) => one.name.toLowerCase() === name.toLowerCase());
    if (!entry) return false;
    let since = 0;
    const parser = listen(heard, () => (since = 0));
    const decoder = new TextDecoder('utf-8', { fatal: true });
    try {
      for await (const piece of this.#unpack(entry)) {
        since += piece.length;
        if (since > LONGEST_TEXT + PIECE) throw new UnreadableFile('The workbook holds a text longer than any cell can be. It was not made by a spreadsheet.');
        parser.write(decoder.decode(piece, { stream: true }));
        await this.budget.breathe();
      }
      parser.write(decoder.decode()).close();
    } catch (error) {
      if (error instanceof UnreadableFile) throw error;
      throw new UnreadableFile(DAMAGED);
    }
    return true;
  }

  async *#unpack({ start, packedSize, size, method }: ZipEntry): AsyncGenerator<Buffer> {
    const packed = Readable.from(piecesOf(this.bytes.subarray(start, start + packedSize)), { objectMode: false });
    if (method !== 0 && method !== 8) throw new UnreadableFile(DAMAGED);
    const plain = method === 0 ? packed : packed.pipe(createInflateRaw({ chunkSize: PIECE }));
    let out = 0;
    for await (const piece of plain as AsyncIterable<Buffer>) {
      out += piece.length;
      this.#left -= piece.length;
      if (this.#left < 0) throw tooLarge();
      if (out > size) throw new UnreadableFile(DAMAGED);
      yield piece;
    }
  }
}

/** By what the directory says, before anything is unpacked; what comes out is counted again. */
export function refuseWhatUnpacksTooFar(entries: readonly ZipEntry[]): void {
  if (entries.reduce((sum, { size }) => sum + size, 0) > TABLE_LIMITS.unpacked) throw tooLarge();
}

const tooLarge = (): UnreadableFile => new UnreadableFile(`Unpacked, this workbook is larger than ${bytesInWords(TABLE_LIMITS.unpacked)}, which is far more than a table of that many rows takes. It is not read.`);

function* piecesOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.length; at += PIECE) yield bytes.subarray(at, at + PIECE);
}

/** XML without a document type: what it could define, such as entities within entities, no workbook has. */
function listen({ open, text, close }: Heard, onTag: () => void): SaxesParser {
  const parser = new SaxesParser({ xmlns: false, position: false });
  parser.on('doctype', () => {
    throw new UnreadableFile('The workbook holds a definition of its own XML, as no spreadsheet writes it. It is not read.');
  });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }: SaxesTagPlain) => {
    onTag();
    open?.(local(name), (attribute) => attributes[attribute] ?? Object.entries(attributes).find(([called]) => local(called) === attribute)?.[1]);
  });
  parser.on('closetag', ({ name }) => {
    onTag();
    close?.(local(name));
  });
  if (text) parser.on('text', text);
  if (text) parser.on('cdata', text);
  return parser;
}

const local = (name: string): string => name.slice(name.indexOf(':') + 1);
