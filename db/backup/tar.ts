import { BackupFault } from './backup-fault';

const BLOCK = 512;
const NAME_BYTES = 100;
/** Far above any part: a damaged length must not fill the memory. */
const LARGEST = 512 * 1024 * 1024;

/** One file of a tar (ustar), with its content. */
export function tarEntry(name: string, content: Buffer, madeAt: Date): Buffer {
  const header = Buffer.alloc(BLOCK);
  if (Buffer.byteLength(name) > NAME_BYTES) throw new TypeError(`the name of a part is too long: ${name}`);
  header.write(name, 0);
  header.write('0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${content.length.toString(8).padStart(11, '0')}\0`, 124);
  header.write(`${Math.floor(madeAt.getTime() / 1000).toString(8).padStart(11, '0')}\0`, 136);
  header.write('        ', 148);
  header.write('0', 156);
  header.write('ustar\x0000', 257, 'latin1');
  header.write(`${sumOf(header).toString(8).padStart(6, '0')}\0 `, 148);
  return Buffer.concat([header, content, Buffer.alloc(padding(content.length))]);
}

/** What a tar ends with. */
export const TAR_END = Buffer.alloc(2 * BLOCK);

export interface TarEntry {
  name: string;
  content: Buffer;
}

/** The files of a tar, one at a time. What is damaged is told by the name of the file that was being read. */
export async function* tarEntries(stream: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const reader = new Reader(stream);
  let before = 'its beginning';
  for (;;) {
    const header = await reader.take(BLOCK, before);
    if (header.every((byte) => byte === 0)) return;
    const name = header.toString('utf8', 0, NAME_BYTES).replace(/\0.*$/s, '');
    const size = Number.parseInt(header.toString('latin1', 124, 135), 8);
    const sum = Number.parseInt(header.toString('latin1', 148, 154), 8);
    if (sum !== sumOf(header) || !Number.isSafeInteger(size) || size > LARGEST) throw damaged(`what follows ${before}`);
    const content = await reader.take(size, `"${name}"`);
    await reader.take(padding(size), `"${name}"`);
    yield { name, content };
    before = `"${name}"`;
  }
}

export const damaged = (where: string): BackupFault => new BackupFault(`The backup is damaged in ${where}. Nothing was restored.`);

/** As the standard has it: the field of the sum itself counts as spaces. */
const sumOf = (header: Buffer): number => header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0);

const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK;

class Reader {
  readonly #chunks: AsyncIterator<Buffer>;
  #held: Buffer[] = [];
  #size = 0;

  constructor(stream: AsyncIterable<Buffer>) {
    this.#chunks = stream[Symbol.asyncIterator]();
  }

  async take(size: number, where: string): Promise<Buffer> {
    while (this.#size < size) {
      const next = await this.#next(where);
      if (next.done) throw damaged(`${where}, where it breaks off`);
      this.#held.push(next.value);
      this.#size += next.value.length;
    }
    const all = this.#held.length === 1 ? this.#held[0]! : Buffer.concat(this.#held);
    this.#held = [all.subarray(size)];
    this.#size = all.length - size;
    return all.subarray(0, size);
  }

  async #next(where: string): Promise<IteratorResult<Buffer>> {
    try {
      return await this.#chunks.next();
    } catch (thrown) {
      // What zlib says of a changed byte.
      if (String((thrown as { code?: string }).code).startsWith('Z_')) throw damaged(where);
      throw thrown;
    }
  }
}
