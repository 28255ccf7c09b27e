import { inflateRawSync } from 'node:zlib';

/** What the directory at the end of a zip says of one file in it. */
export interface ZipEntry {
  name: string;
  encrypted: boolean;
  /** 0 stored, 8 deflated. */
  method: number;
  packedSize: number;
  size: number;
  /** Of its bytes, packed as they are. */
  start: number;
}

export class ZipDirectory {
  constructor(
    private readonly bytes: Buffer,
    readonly entries: readonly ZipEntry[],
  ) {}

  find(name: string): ZipEntry | undefined {
    return this.entries.find((entry) => entry.name === name);
  }

  /** The text of a small file in it; null when it is larger than `most`, whatever its size is said to be, or no UTF-8. */
  text({ start, packedSize, method, size }: ZipEntry, most: number): string | null {
    if (size > most) return null;
    const packed = this.bytes.subarray(start, start + packedSize);
    try {
      const plain = method === 0 ? packed : method === 8 ? inflateRawSync(packed, { maxOutputLength: most }) : null;
      return plain && plain.length <= most ? new TextDecoder('utf-8', { fatal: true }).decode(plain) : null;
    } catch {
      return null;
    }
  }
}

const END = 0x06054b50;
const END_64 = 0x06064b50;
const CENTRAL = 0x02014b50;
const LOCAL = 0x04034b50;
const [END_SIZE, CENTRAL_SIZE, LOCAL_SIZE] = [22, 46, 30];
const MOST_ENTRIES = 5_000;
const MOST_UNPACKED = 1024 ** 3;

export const startsAsZip = (bytes: Buffer): boolean => bytes.length >= 4 && [LOCAL, END].includes(bytes.readUInt32LE(0));

/** Where the end of a directory stands that ends exactly where the bytes do; -1 without one. */
export function zipEndIn(bytes: Buffer): number {
  for (let at = bytes.length - END_SIZE; at >= Math.max(0, bytes.length - END_SIZE - 0xffff); at--)
    if (bytes.readUInt32LE(at) === END && bytes.readUInt16LE(at + 20) === bytes.length - at - END_SIZE) return at;
  return -1;
}

/**
 * The directory of a zip, read without unpacking anything. Null for what is damaged, larger than is looked into, or where
 * directory and content differ: all bytes have to belong to the files that it names, one after another, so that no program
 * reading the same bytes another way finds something else in them.
 */
export function readZipDirectory(bytes: Buffer, mostUnpacked = MOST_UNPACKED): ZipDirectory | null {
  const end = zipEndIn(bytes);
  if (end < 0) return null;
  const [count, length, start] = [bytes.readUInt16LE(end + 10), bytes.readUInt32LE(end + 12), bytes.readUInt32LE(end + 16)];
  const after = start + length;
  if (bytes.readUInt32LE(end + 4) !== 0 || bytes.readUInt16LE(end + 8) !== count || count > MOST_ENTRIES || after > end) return null;
  if (after < end && (end - after < 4 || bytes.readUInt32LE(after) !== END_64 || end - after > 200)) return null;

  const entries: (ZipEntry & { from: number })[] = [];
  let at = start;
  for (let n = 0; n < count; n++) {
    if (at + CENTRAL_SIZE > after || bytes.readUInt32LE(at) !== CENTRAL) return null;
    const nameEnd = at + CENTRAL_SIZE + bytes.readUInt16LE(at + 28);
    const name = bytes.subarray(at + CENTRAL_SIZE, nameEnd);
    const from = bytes.readUInt32LE(at + 42);
    if (nameEnd > after || from + LOCAL_SIZE + name.length > start || bytes.readUInt32LE(from) !== LOCAL) return null;
    if (!bytes.subarray(from + LOCAL_SIZE, from + LOCAL_SIZE + bytes.readUInt16LE(from + 26)).equals(name)) return null;
    entries.push({
      name: name.toString('utf8').replaceAll('\\', '/'),
      encrypted: (bytes.readUInt16LE(at + 8) & 1) === 1,
      method: bytes.readUInt16LE(at + 10),
      packedSize: bytes.readUInt32LE(at + 20),
      size: bytes.readUInt32LE(at + 24),
      start: from + LOCAL_SIZE + name.length + bytes.readUInt16LE(from + 28),
      from,
    });
    at = nameEnd + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32);
  }
  if (at !== after || new Set(entries.map(({ name }) => name.toLowerCase())).size !== entries.length) return null;
  if (entries.reduce((sum, { size }) => sum + size, 0) > mostUnpacked) return null;

  // After the bytes of a file its sizes may follow, in up to 24 bytes; another file needs 30 for its header alone.
  let next = 0;
  const small = (gap: number): boolean => gap >= 0 && gap < LOCAL_SIZE;
  entries.sort((one, other) => one.from - other.from);
  for (const { from, start: data, packedSize } of entries) {
    if (!small(from - next)) return null;
    next = data + packedSize;
  }
  return small(start - next) ? new ZipDirectory(bytes, entries) : null;
}
