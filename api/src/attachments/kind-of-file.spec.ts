import { describe, expect, it } from '@jest/globals';
import { FILE_REFUSALS } from '@holdfast/domain';
import {
  aCompoundFile, aGif, aJpeg, aMail, anOfficeFile, anOpenDocument, anOutlookMessage, aPdf, aPng, aWebp, aZip, contentTypes,
} from '../../test/made-files';
import { kindOfFile } from './kind-of-file';

const { archive, macros, program, web, oldOffice, encrypted, damaged, notUtf8, unknown, rtf } = FILE_REFUSALS;
const OOXML = 'application/vnd.openxmlformats-officedocument';
const DOCX = [contentTypes('word/document.xml', `${OOXML}.wordprocessingml.document.main+xml`)] as const;
const programWithout = (text: string): Buffer => Buffer.concat([Buffer.from(text), Buffer.alloc(200, 1)]);

describe('what a file is', () => {
  it.each<[string, Buffer, string]>([
    ['plan.pdf', aPdf(), 'application/pdf'],
    ['plan.docx', anOfficeFile('docx'), `${OOXML}.wordprocessingml.document`],
    ['book.xlsx', anOfficeFile('xlsx'), `${OOXML}.spreadsheetml.sheet`],
    ['talk.pptx', anOfficeFile('pptx'), `${OOXML}.presentationml.presentation`],
    ['plan.odt', anOpenDocument('text'), 'application/vnd.oasis.opendocument.text'],
    ['book.ods', anOpenDocument('spreadsheet'), 'application/vnd.oasis.opendocument.spreadsheet'],
    ['talk.odp', anOpenDocument('presentation'), 'application/vnd.oasis.opendocument.presentation'],
    ['shot.png', aPng(), 'image/png'],
    ['photo.JPG', aJpeg(), 'image/jpeg'],
    ['map.gif', aGif(), 'image/gif'],
    ['map.webp', aWebp(), 'image/webp'],
    ['note.txt', Buffer.from('\uFEFFProfwyd ŵyl\r\n\tdone'), 'text/plain'],
    ['list.csv', Buffer.from('server,minutes\nSRV-1,110\n'), 'text/csv'],
    ['note.md', Buffer.from('# Restore test\n\n<b>passed</b>'), 'text/markdown'],
    ['mail.eml', aMail(), 'message/rfc822'],
    ['mail in latin-1.eml', aMail(Buffer.from([0xa3, 0x32])), 'message/rfc822'],
    ['mail.msg', anOutlookMessage(), 'application/vnd.ms-outlook'],
    ['mail.txt', aMail(), 'text/plain'],
  ])('%s is told by its content', async (name, bytes, mediaType) => expect(await kindOfFile(bytes, name)).toEqual({ ok: true, name, mediaType }));

  it('gives a name without an ending the one that fits', async () => {
    expect(await kindOfFile(aPng(), '/tmp/Scan of June')).toMatchObject({ name: 'Scan of June.png' });
    expect(await kindOfFile(Buffer.from('done'), '..')).toMatchObject({ name: 'file.txt', mediaType: 'text/plain' });
  });

  it.each<[string, string, Buffer, string | RegExp]>([
    ['nothing at all', 'a.txt', Buffer.alloc(0), 'This file is empty.'],
    ['a picture called a PDF', 'a.pdf', aPng(), 'The name ends in .pdf, but the content is a PNG picture. Give it the ending that fits, and attach it again.'],
    ['a workbook called a document', 'a.docx', anOfficeFile('xlsx'), /the content is an Excel workbook/],
    ['text called a PDF', 'a.pdf', Buffer.from('not one'), /the content is a Text file/],
    ['text called a mail', 'a.eml', Buffer.from('Dear all'), /the content is a Text file/],
    ['a web page', 'a.html', Buffer.from('<p>'), web],
    ['a web page called text', 'a.txt', Buffer.from(' \n<!DOCTYPE html><script>alert(1)</script>'), web],
    ['a web page in another code', 'a.txt', Buffer.concat([Buffer.from('<html><body>'), Buffer.from([0xa3])]), web],
    ['SVG called text', 'a.txt', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'), web],
    ['XML called CSV', 'a.csv', Buffer.from('\uFEFF<?xml version="1.0"?><a/>'), web],
    ['a script', 'a.sh', Buffer.from('rm -rf'), program],
    ['a script called text', 'a.txt', Buffer.from('#!/bin/sh\nrm -rf'), program],
    ['a program', 'a.pdf', programWithout('MZ'), program],
    ['a program of Linux', 'a.png', programWithout('\x7fELF'), program],
    ['RTF called text', 'a.txt', Buffer.from('{\\rtf1 x}'), rtf],
    ['an archive', 'a.zip', aZip([{ name: 'a.txt', content: 'a' }]), archive],
    ['an archive called a document', 'a.docx', aZip([{ name: 'a.txt', content: 'a' }]), archive],
    ['a packed file', 'a.pdf', Buffer.from('1f8b0800000000000003', 'hex'), archive],
    ['a document with macros by its name', 'a.docm', anOfficeFile('docx'), macros],
    ['a document with macros', 'a.docx', anOfficeFile('docx', { more: [{ name: 'word/vbaProject.bin', content: 'x' }] }), macros],
    ['a workbook with old macros', 'a.xlsx', anOfficeFile('xlsx', { more: [{ name: 'xl/macrosheets/sheet1.xml', content: 'x' }] }), macros],
    ['macros under another name', 'a.docx', anOfficeFile('docx', { types: contentTypes('word/document.xml', `${OOXML}.wordprocessingml.document.main+xml`, '<Override PartName="/word/a.bin" ContentType="application/vnd.ms-office.vbaProject"/>'), more: [{ name: 'word/a.bin', content: 'x' }] }), macros],
    ['macros spelt in codes', 'a.docx', anOfficeFile('docx', { types: DOCX[0].replace('</Types>', '<Override PartName="/word/a.bin" ContentType="application/vnd.ms-office.vba&#80;roject"/></Types>') }), damaged],
    ['a macro-enabled main part', 'a.docx', anOfficeFile('docx', { types: contentTypes('word/document.xml', 'application/vnd.ms-word.document.macroEnabled.main+xml') }), macros],
    ['a document that holds a macro-enabled one', 'a.docx', anOfficeFile('docx', { more: [{ name: 'word/embeddings/book.xlsm', content: 'x' }] }), macros],
    ['a document that holds a program', 'a.docx', anOfficeFile('docx', { more: [{ name: 'word/embeddings/run.exe', content: 'x' }] }), program],
    ['OpenDocument with macros', 'a.odt', anOpenDocument('text', { more: [{ name: 'Basic/Standard/Module1.xml', content: 'x' }] }), macros],
    ['OpenDocument under a password', 'a.odt', anOpenDocument('text', { manifest: '<manifest:manifest><manifest:encryption-data/></manifest:manifest>' }), encrypted],
    ['a document under a password', 'a.docx', aCompoundFile(['EncryptionInfo', 'EncryptedPackage']), encrypted],
    ['an encrypted archive', 'a.docx', aZip([{ name: '[Content_Types].xml', content: 'x', says: { flags: 1 } }]), encrypted],
    ['an encrypted PDF', 'a.pdf', aPdf('5 0 obj\n<< /Encrypt 7 0 R >>\nendobj\n'), encrypted],
    ['a document of before 2007', 'a.doc', aCompoundFile(['WordDocument']), oldOffice],
    ['the same under another name', 'a.msg', aCompoundFile(['WordDocument']), oldOffice],
    ['an unknown compound file', 'a.msg', aCompoundFile(['__properties_version1.0']), unknown],
    ['text in another code', 'a.csv', Buffer.from([0x61, 0x2c, 0xa3, 0x31]), notUtf8],
    ['text of two bytes a letter', 'a.txt', Buffer.from('\uFEFFdone', 'utf16le'), notUtf8],
    ['text with a zero in it', 'a.txt', Buffer.from('a\0b'), unknown],
    ['what nobody knows', 'a.pdf', Buffer.from([0, 1, 2, 3, 255, 254, 7]), unknown],
    ['another kind by its name', 'a.dwg', Buffer.from('x'), /end in \.dwg are not taken/],
    ['half a PDF', 'a.pdf', aPdf().subarray(0, -8), /breaks off/],
    ['half a PNG', 'a.png', aPng().subarray(0, -14), /breaks off/],
    ['a template', 'a.docx', anOfficeFile('docx', { types: contentTypes('word/document.xml', `${OOXML}.wordprocessingml.template.main+xml`) }), unknown],
    ['a document without its main part', 'a.docx', anOfficeFile('docx', { types: contentTypes('word/other.xml', `${OOXML}.wordprocessingml.document.main+xml`) }), unknown],
  ])('refuses %s', async (_, name, bytes, message) => {
    const told = await kindOfFile(bytes, name);
    expect(told.ok ? told : told.message).toEqual(typeof message === 'string' ? message : expect.stringMatching(message));
  });

  it.each<[string, string, Buffer]>([
    ['a PDF with an archive behind it', 'a.pdf', Buffer.concat([aPdf(), aZip([{ name: 'run.exe', content: 'x' }])])],
    ['a PNG with a document behind it', 'a.png', Buffer.concat([aPng(), anOfficeFile('docx')])],
    ['a GIF that is a script', 'a.gif', aGif('/*</style><script>alert(1)</script>*/')],
    ['a PDF that is a web page', 'a.pdf', aPdf('<html><body onload=alert(1)>')],
  ])('refuses %s: it is of two kinds', async (_, name, bytes) => expect(await kindOfFile(bytes, name)).toMatchObject({ ok: false, message: expect.stringContaining('something else at the same time') }));

  it.each<[string, Buffer]>([
    ['something after its end', Buffer.concat([anOfficeFile('docx'), Buffer.from('<script>')])],
    ['a file that the directory leaves out', hidden()],
    ['a file under two names', aZip([{ name: '[Content_Types].xml', content: DOCX[0] }, { name: 'word/document.xml', content: '<d/>', says: { name: 'word/documents.xm' } }])],
    ['two files of one name', anOfficeFile('docx', { more: [{ name: 'word/document.xml', content: '<d/>' }] })],
    ['more said to unpack than anything has', anOfficeFile('docx', { more: [{ name: 'word/a.xml', content: 'x', says: { size: 0xfffffff0 } }] })],
    ['6,000 files', anOfficeFile('docx', { more: Array.from({ length: 6_000 }, (_, n) => ({ name: `word/${n}`, content: '', stored: true })) })],
    ['content types that unpack without end', anOfficeFile('docx', { types: `<Types>${' '.repeat(5 * 1024 * 1024)}</Types>` })],
    ['content types whose size is a lie', aZip([{ name: '[Content_Types].xml', content: ' '.repeat(5 * 1024 * 1024), says: { size: 100 } }, { name: 'word/document.xml', content: '<d/>' }])],
    ['no end', anOfficeFile('docx').subarray(0, -30)],
  ])('refuses a document with %s, without unpacking it', async (_, bytes) => expect(await kindOfFile(bytes, 'a.docx')).toEqual({ ok: false, message: damaged }));
});

/** The directory of one document behind the files of another, which has macros. */
function hidden(): Buffer {
  const macro = aZip([{ name: 'word/vbaProject.bin', content: 'x'.repeat(100) }]).subarray(0, -60);
  return aZip([{ name: '[Content_Types].xml', content: DOCX[0] }, { name: 'word/document.xml', content: '<d/>' }], macro);
}
