import { createHash } from 'node:crypto';
import type { Database } from '../platform/database';

/** The same as attached files are served in: neither writing nor reading holds more of it. */
export const PIECE = 1024 * 1024;

/** Where what is written goes: to rows of a megabyte, with the digest of all of it. */
export class ExportFile {
  readonly #digest = createHash('sha256');
  #pending: Buffer[] = [];
  #held = 0;
  #size = 0;
  #position = 0;

  constructor(
    private readonly database: Database,
    private readonly organisationId: string,
    private readonly exportId: string,
  ) {}

  async write(bytes: Buffer): Promise<void> {
    this.#digest.update(bytes);
    this.#pending.push(bytes);
    this.#held += bytes.length;
    this.#size += bytes.length;
    while (this.#held >= PIECE) await this.#put(PIECE);
  }

  async end(): Promise<{ size: number; digest: string }> {
    if (this.#held > 0) await this.#put(this.#held);
    return { size: this.#size, digest: this.#digest.digest('hex') };
  }

  async #put(length: number): Promise<void> {
    const all = Buffer.concat(this.#pending);
    this.#pending = [all.subarray(length)];
    this.#held = all.length - length;
    await this.database.writeUnattended(this.organisationId, (tx) =>
      // Waits for whoever cancels it just now, and leaves nothing after that.
      tx.rows(
        `INSERT INTO export_piece (organisation_id, export_id, position, content)
         SELECT organisation_id, id, $3, $4 FROM export_job WHERE organisation_id = $1 AND id = $2 AND cancelled_at IS NULL FOR SHARE`,
        [this.organisationId, this.exportId, this.#position++, all.subarray(0, length)],
      ),
    );
  }
}
