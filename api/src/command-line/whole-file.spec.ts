import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { putWhole } from './whole-file';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'holdfast-whole-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const brokenOff = (): Readable =>
  Readable.from(
    (async function* () {
      yield await Promise.resolve('half of');
      throw new Error('the line went dead');
    })(),
  );

describe('a file that is fetched', () => {
  it('takes the place of an earlier one only once it is whole', async () => {
    const file = join(folder, 'ict.csv');
    writeFileSync(file, 'earlier');
    await expect(putWhole(file, { over: true, called: 'The export' }, brokenOff)).rejects.toThrow('The export broke off before its end, and was thrown away. Ask for it again.');
    await expect(putWhole(file, { over: true, called: 'The export', digest: 'a'.repeat(64) }, () => Readable.from(['altered']))).rejects.toThrow('The export did not arrive as it was sent');
    expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual(['earlier', ['ict.csv']]);
    await putWhole(file, { over: true, called: 'The export', digest: createHash('sha256').update('whole').digest('hex') }, () => Readable.from(['who', 'le']));
    expect([readFileSync(file, 'utf8'), readdirSync(folder)]).toEqual(['whole', ['ict.csv']]);
  });

  it('takes nobody’s place where it may not, and is not asked for then', async () => {
    const file = join(folder, 'period.zip');
    writeFileSync(file, 'earlier');
    let asked = false;
    await expect(putWhole(file, { called: 'The bundle' }, () => ((asked = true), Readable.from(['later'])))).rejects.toThrow('is there already');
    expect(asked).toBe(false);
    const other = join(folder, 'other.zip');
    await expect(putWhole(other, { called: 'The bundle' }, () => (writeFileSync(other, 'meanwhile'), Readable.from(['later'])))).rejects.toThrow('is there already');
    expect([readFileSync(other, 'utf8'), readdirSync(folder).sort()]).toEqual(['meanwhile', ['other.zip', 'period.zip']]);
  });

  it('is refused in words where there is no folder for it', async () => {
    await expect(putWhole(join(folder, 'none', 'ict.csv'), { over: true, called: 'The export' }, () => Readable.from(['whole']))).rejects.toThrow('There is no folder for ');
  });
});
