import { describe, expect, it } from '@jest/globals';
import { cleanFileName, withExtension } from './file-name';
import { LIMITS } from './vocabulary';

describe('the name of a file', () => {
  it.each([
    ['Restore test, June 2026.pdf', 'Restore test, June 2026.pdf'],
    ['Adroddiad blynyddol – Ynys Môn ŵŷ.docx', 'Adroddiad blynyddol – Ynys Môn ŵŷ.docx'],
    ['テスト 報告書.pdf', 'テスト 報告書.pdf'],
    ['C:\\Users\\clerk\\plan.pdf', 'plan.pdf'],
    ['../../etc/passwd.txt', 'passwd.txt'],
    ['plan\u202Efdp.exe', 'planfdp.exe'],
    ['a\u0000b\r\nc\u200B.txt', 'abc.txt'],
    ['5 > 4: "why?" 100%.txt', '5 - 4- -why-- 100-.txt'],
    ['  .htaccess.txt ', 'htaccess.txt'],
    ['report.pdf. . ', 'report.pdf'],
    ['NUL.txt', '_NUL.txt'],
    ['console.txt', 'console.txt'],
    ['Mo\u0302n.txt', 'Môn.txt'],
    ['می\u200Cخواهم.txt', 'می\u200Cخواهم.txt'],
    ['\uD800lone.txt', 'lone.txt'],
    ['...', ''],
    ['a/', ''],
  ])('%j is kept as %j', (given, kept) => expect(cleanFileName(given)).toBe(kept));

  it('is cut before its extension, never through a character', () => {
    const cut = cleanFileName(`${'😀'.repeat(150)}.docx`);
    expect(cut.length).toBeLessThanOrEqual(LIMITS.fileName);
    expect(cut).toMatch(/^(?:😀)+\.docx$/u);
  });

  it('gets an extension where it has none', () => {
    expect([withExtension('scan', 'pdf'), withExtension('', 'png')]).toEqual(['scan.pdf', 'file.png']);
    expect(withExtension('x'.repeat(LIMITS.fileName), 'pdf')).toHaveLength(LIMITS.fileName);
  });
});
