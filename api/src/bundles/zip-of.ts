import { createHash } from 'node:crypto';
import { Zip, ZipDeflate } from 'fflate';

/** A zip archive as it is written: each file is asked for piece by piece, and what is ready goes on at once. */
export class ZipOf {
  readonly #ready: Uint8Array[] = [];
  readonly #digests = new Map<string, string>();
  readonly #zip = new Zip((error, piece) => {
    if (error) throw error;
    this.#ready.push(piece);
  });

  constructor(private readonly folder: string, private readonly madeAt: Date) {}

  /** SHA-256 of each file so far, by its path. */
  get digests(): ReadonlyMap<string, string> {
    return this.#digests;
  }

  async *put(path: string, text: AsyncIterable<string> | Iterable<string>): AsyncGenerator<Uint8Array, string> {
    const file = new ZipDeflate(`${this.folder}/${path}`, { level: 6 });
    file.mtime = this.madeAt;
    this.#zip.add(file);
    const digest = createHash('sha256');
    for await (const piece of text) {
      const bytes = Buffer.from(piece, 'utf8');
      digest.update(bytes);
      file.push(bytes);
      yield* this.#take();
    }
    file.push(new Uint8Array(0), true);
    yield* this.#take();
    const hex = digest.digest('hex');
    this.#digests.set(path, hex);
    return hex;
  }

  *end(): Generator<Uint8Array> {
    this.#zip.end();
    yield* this.#take();
  }

  *#take(): Generator<Uint8Array> {
    yield* this.#ready.splice(0);
  }
}
