import { crc32, deflateRawSync } from 'node:zlib';

/*
 * Files of every kind, made byte by byte: as much of each as shows what it is.
 */

export interface Packed {
  name: string;
  content: string | Buffer;
  /** Deflated unless said otherwise. */
  stored?: boolean;
  /** What the directory says of it, where that is to differ. */
  says?: { size?: number; flags?: number; name?: string };
}

export function aZip(files: readonly Packed[], before: Buffer = Buffer.alloc(0)): Buffer {
  const pieces: Buffer[] = [before];
  const directory: Buffer[] = [];
  let at = before.length;
  for (const { name, content, stored = false, says = {} } of files) {
    const plain = Buffer.from(content);
    const packed = stored ? plain : deflateRawSync(plain);
    const header = (signature: number, called: string, more: (bytes: Buffer) => void, length: number): Buffer => {
      const bytes = Buffer.alloc(length);
      bytes.writeUInt32LE(signature, 0);
      more(bytes);
      return Buffer.concat([bytes, Buffer.from(called)]);
    };
    const facts = (bytes: Buffer, from: number): void => {
      bytes.writeUInt16LE(says.flags ?? 0, from);
      bytes.writeUInt16LE(stored ? 0 : 8, from + 2);
      bytes.writeUInt32LE(crc32(plain), from + 8);
      bytes.writeUInt32LE(packed.length, from + 12);
      bytes.writeUInt32LE(says.size ?? plain.length, from + 16);
      bytes.writeUInt16LE(Buffer.byteLength(name), from + 20);
    };
    const local = header(0x04034b50, name, (bytes) => facts(bytes, 6), 30);
    directory.push(
      header(0x02014b50, says.name ?? name, (bytes) => {
        facts(bytes, 8);
        bytes.writeUInt32LE(at, 42);
      }, 46),
    );
    pieces.push(local, packed);
    at += local.length + packed.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...pieces, central, end]);
}

const OOXML = 'application/vnd.openxmlformats-officedocument';
const MAINS = {
  docx: { part: 'word/document.xml', kind: `${OOXML}.wordprocessingml.document.main+xml` },
  xlsx: { part: 'xl/workbook.xml', kind: `${OOXML}.spreadsheetml.sheet.main+xml` },
  pptx: { part: 'ppt/presentation.xml', kind: `${OOXML}.presentationml.presentation.main+xml` },
} as const;

export const contentTypes = (part: string, kind: string, more = ''): string =>
  `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/${part}" ContentType="${kind}"/>${more}</Types>`;

export const anOfficeFile = (extension: keyof typeof MAINS, { types, more = [] }: { types?: string; more?: readonly Packed[] } = {}): Buffer => {
  const { part, kind } = MAINS[extension];
  return aZip([{ name: '[Content_Types].xml', content: types ?? contentTypes(part, kind) }, { name: '_rels/.rels', content: '<Relationships/>' }, { name: part, content: '<document/>' }, ...more]);
};

export const anOpenDocument = (kind: 'text' | 'spreadsheet' | 'presentation', { manifest = '<manifest:manifest/>', more = [] as readonly Packed[] } = {}): Buffer =>
  aZip([
    { name: 'mimetype', content: `application/vnd.oasis.opendocument.${kind}`, stored: true },
    { name: 'content.xml', content: '<office:document-content/>' },
    ...more,
    { name: 'META-INF/manifest.xml', content: manifest },
  ]);

export const aPdf = (more = ''): Buffer => Buffer.from(`%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n${more}trailer\n<< /Root 1 0 R >>\nstartxref\n9\n%%EOF\n`, 'latin1');

function pngChunk(type: string, data: Buffer): Buffer {
  const named = Buffer.concat([Buffer.from(type), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, check]);
}
export const aPng = (): Buffer =>
  Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    pngChunk('IHDR', Buffer.from('00000001000000010802000000', 'hex')),
    pngChunk('IDAT', Buffer.from('789c63606060000000040001', 'hex')),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
export const aJpeg = (): Buffer => Buffer.concat([Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'), Buffer.from('ffda0008010100003f00d2cf20ffd9', 'hex')]);
export const aGif = (comment = ''): Buffer => Buffer.concat([Buffer.from('GIF89a'), Buffer.from('01000100800000000000ffffff', 'hex'), Buffer.from(comment), Buffer.from('2c000000000100010000020144003b', 'hex')]);
export const aWebp = (): Buffer => {
  const body = Buffer.from('5745425056503820120000003001009d012a0100010002003425a4000370', 'hex');
  const head = Buffer.from('RIFF\0\0\0\0');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
};

export const aMail = (body: string | Buffer = 'Passed in 1 h 50 min.'): Buffer =>
  Buffer.concat([Buffer.from('From: Recovery Provider <desk@provider.example>\r\nTo: ict@council.example\r\nSubject: Restore test\r\n of June\r\nDate: Mon, 1 Jun 2026 09:00:00 +0100\r\n\r\n'), Buffer.from(body)]);

/** A compound file with one sector of directory. */
export function aCompoundFile(names: readonly string[], classOfRoot = '00'.repeat(16)): Buffer {
  const bytes = Buffer.alloc(512 * 3);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(1, 48);
  ['Root Entry', ...names].slice(0, 4).forEach((name, index) => Buffer.from(name, 'utf16le').copy(bytes, 1024 + index * 128));
  Buffer.from(classOfRoot, 'hex').copy(bytes, 1024 + 80);
  return bytes;
}
export const anOutlookMessage = (): Buffer => aCompoundFile(['__nameid_version1.0', '__properties_version1.0'], '0b0d020000000000c000000000000046');
