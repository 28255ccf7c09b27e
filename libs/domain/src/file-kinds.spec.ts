import { describe, expect, it } from '@jest/globals';
import { bytesInWords, extensionOf, FILE_KINDS, fileKindInWords, kindOfExtension, whyNameRefused, whySizeRefused } from './file-kinds';
import { LIMITS } from './vocabulary';

describe('the kinds of file that may be attached', () => {
  it('each have extensions of their own', () => {
    const all = FILE_KINDS.flatMap(({ extensions }) => [...extensions]);
    expect(new Set(all).size).toBe(all.length);
    for (const extension of all) expect([extension, whyNameRefused(`a.${extension.toUpperCase()}`), kindOfExtension(extension) === null]).toEqual([extension, null, false]);
  });

  it.each([
    ['plan.docm', 'macros'],
    ['book.xls', 'before 2007'],
    ['all.zip', 'one by one'],
    ['tool.EXE', 'Programs and scripts'],
    ['page.svg', 'a browser could run'],
    ['photo.heic', 'JPEG or PNG'],
    ['drawing.dwg', 'end in .dwg'],
    ['plan.pdf.exe', 'Programs and scripts'],
  ])('do not include %s', (name, why) => expect(whyNameRefused(name)).toContain(why));

  it('may come without an extension', () => expect([whyNameRefused('scan'), whyNameRefused('.hidden'), extensionOf('a.b c'), extensionOf('A.PDF')]).toEqual([null, null, '', 'pdf']));

  it('have a word for a reader', () => expect([fileKindInWords('application/pdf'), fileKindInWords('x/y')]).toEqual(['PDF', 'File']));
});

describe('the size of a file', () => {
  it.each([
    [1, '1 byte'], [1023, '1023 bytes'], [1024, '1 kB'], [1025, '1.1 kB'], [34 * 1024 - 5, '34 kB'], [1024 * 1024, '1 MB'], [LIMITS.fileBytes, '20 MB'], [LIMITS.fileBytes + 1, '20.1 MB'],
  ])('of %d bytes reads %s', (bytes, words) => expect(bytesInWords(bytes)).toBe(words));

  it('may be anything but nothing, up to the limit', () => {
    expect([whySizeRefused(0), whySizeRefused(1), whySizeRefused(LIMITS.fileBytes)]).toEqual(['This file is empty.', null, null]);
    expect(whySizeRefused(LIMITS.fileBytes + 1)).toBe('A file can have up to 20 MB. This one has 20.1 MB.');
  });
});
