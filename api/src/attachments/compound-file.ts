import { FILE_REFUSALS } from '@holdfast/domain';
import type { Told } from './office-file';

/** Of the root of an Outlook message, as bytes: {00020D0B-0000-0000-C000-000000000046}. */
const OUTLOOK_MESSAGE = Buffer.from('0b0d020000000000c000000000000046', 'hex');

const named = (bytes: Buffer, name: string): boolean => bytes.includes(Buffer.from(name, 'utf16le'));

/** Microsoft's compound files (MS-CFB): Outlook messages; office documents under a password, or of before 2007. */
export function compoundKind(bytes: Buffer): Told {
  if (bytes.length < 512) return { refused: FILE_REFUSALS.unknown };
  const sector = 2 ** bytes.readUInt16LE(30);
  // The directory's first entry, of 128 bytes, is the root; its class stands at 80.
  const root = (bytes.readUInt32LE(48) + 1) * sector;
  if (named(bytes, 'EncryptedPackage')) return { refused: FILE_REFUSALS.encrypted };
  if (named(bytes, '__properties_version1.0') && bytes.subarray(root + 80, root + 96).equals(OUTLOOK_MESSAGE)) return { is: 'application/vnd.ms-outlook' };
  return { refused: ['WordDocument', 'Workbook', 'PowerPoint Document'].some((name) => named(bytes, name)) ? FILE_REFUSALS.oldOffice : FILE_REFUSALS.unknown };
}
