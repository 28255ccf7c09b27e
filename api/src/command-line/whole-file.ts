import { createHash, randomBytes, type Hash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { access, link, rename, rm } from 'node:fs/promises';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { CommandFault, outOfReach, refused } from './outcome';

interface Given {
  /** A file that is there gives way. */
  over?: boolean;
  /** What comes, for "The bundle broke off before its end". */
  called: string;
  /** Its SHA-256, where it was told beforehand. */
  digest?: string | null;
}

/**
 * Puts a file where it is wanted, whole or not at all: it is written beside its place and moved there at the end. The source is asked
 * for once it is known that it can be kept.
 */
export async function putWhole(file: string, { over = false, called, digest }: Given, source: () => Promise<Readable> | Readable): Promise<void> {
  if (!over) await requireFree(file);
  const beside = `${file}.${randomBytes(4).toString('hex')}.part`;
  try {
    const target = createWriteStream(beside, { flags: 'wx', flush: true });
    await new Promise<void>((opened, failed) => target.once('ready', opened).once('error', failed)).catch((error: unknown) => {
      throw cannotBeWritten(file, error);
    });
    let ours: Error | undefined;
    target.once('error', (error) => (ours = error));
    const hash = createHash('sha256');
    await pipeline(await source(), hashed(hash), target).catch((error: unknown) => {
      if (ours) throw cannotBeWritten(file, ours);
      throw error instanceof CommandFault ? error : outOfReach(`${called} broke off before its end, and was thrown away. Ask for it again.`);
    });
    if (digest && hash.digest('hex') !== digest) throw outOfReach(`${called} did not arrive as it was sent, and was thrown away. Ask for it again.`);
    await (over ? rename(beside, file) : settle(beside, file));
  } finally {
    await rm(beside, { force: true });
  }
}

async function requireFree(file: string): Promise<void> {
  const there = await access(file).then(
    () => true,
    () => false,
  );
  if (there) throw refused(`${file} is there already. Name a file that is not.`);
}

/** A move would take the place of a file that somebody wrote meanwhile; a link never does. Not every disk has links. */
async function settle(beside: string, file: string): Promise<void> {
  try {
    await link(beside, file);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') await requireFree(file).then(() => rename(beside, file));
    else await requireFree(file);
  }
}

const hashed = (hash: Hash): Transform =>
  new Transform({
    transform(piece: Buffer, _, done) {
      hash.update(piece);
      done(null, piece);
    },
  });

function cannotBeWritten(file: string, error: unknown): CommandFault {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT') return refused(`There is no folder for ${file}.`);
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM') return refused(`${file} may not be written here.`);
  return refused(code === 'ENOSPC' ? `${file} could not be written: the disk is full.` : `${file} could not be written: ${message}.`);
}
