import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { BackupFault, restoreBackup, writeBackup, type BackupManifest } from '@holdfast/db';
import { withOwner } from './beside-the-database';
import { done, refused, wrongUse, type Outcome } from './outcome';
import type { Verb } from './verb';

const MEGABYTE = 1_000_000;

export const backup: Verb = {
  name: 'backup', usage: 'FILE [--organisation ID]', works: 'beside the database', takes: [1, 1],
  summary: 'writes everything into one file, as of one moment, while the server goes on',
  options: { organisation: { takes: 'ID', says: 'this one alone; otherwise every organisation of the database' } },
  run: async ({ positionals: [named = ''], text }) => {
    const organisation = text('organisation') ?? null;
    if (organisation !== null && !/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(organisation)) throw wrongUse('An organisation is named by its id, such as 01900000-0000-7000-8000-000000000000.');
    const file = resolve(named);
    const manifest = await ofFile(file, withOwner((ownerUrl) => writeBackup(ownerUrl, file, organisation?.toLowerCase() ?? null)));
    const { size } = await stat(file);
    return told(manifest, `Backed up to ${file}, ${(size / MEGABYTE).toFixed(1)} MB. It holds password digests and exempt wording: keep it where only you read it.`, { file, bytes: size });
  },
};

export const restore: Verb = {
  name: 'restore', usage: 'FILE', works: 'beside the database', takes: [1, 1],
  summary: 'restores a backup, all or nothing, into an empty database or as a new organisation beside others',
  options: {},
  run: async ({ positionals: [named = ''] }) => {
    const file = resolve(named);
    await stat(file).catch(() => {
      throw refused(`There is no file ${file}.`);
    });
    const manifest = await ofFile(file, withOwner((ownerUrl) => restoreBackup(ownerUrl, file), { makeFolder: true }));
    return told(manifest, 'Restored. Everybody signs in with the password of then; sessions, one-time links and API tokens did not come along.', { file });
  },
};

async function ofFile<T>(file: string, work: Promise<T>): Promise<T> {
  try {
    return await work;
  } catch (thrown) {
    if (thrown instanceof BackupFault) throw refused(thrown.message);
    switch ((thrown as NodeJS.ErrnoException).code) {
      case 'EEXIST':
        throw refused(`${file} is there already. Name a file that is not.`);
      case 'ENOSPC':
        throw refused(`${file} could not be written: the disk is full. What was begun is no backup.`);
      case 'ENOENT':
      case 'EACCES':
        throw refused(`${file} could not be opened.`);
      default:
        throw thrown;
    }
  }
}

function told({ organisations, madeAt, migration, format, counts }: BackupManifest, sentence: string, of: object): Outcome {
  const rows = (id: string): number => Object.values(counts[id] ?? {}).reduce((sum, count) => sum + count, 0);
  return done(
    [sentence, ...organisations.map(({ id, name }) => `  ${name} (${id}): ${rows(id).toLocaleString('en-GB')} rows, as of ${madeAt}`)],
    { ...of, format, migration, madeAt, organisations: organisations.map((one) => ({ ...one, rows: rows(one.id) })) },
  );
}
