import { cleanFileName, extensionOf, FILE_KINDS, FILE_REFUSALS, kindOfExtension, whyNameRefused, whySizeRefused, withExtension, type FileMediaType } from '@holdfast/domain';
import { fileTypeFromBuffer } from 'file-type';
import { compoundKind } from './compound-file';
import { officeKind, type Told } from './office-file';
import { isMail, isText, mayBeOtherText, startsAsProgram, startsAsRtf, startsAsWebPage } from './text-file';
import { isEncryptedPdf, isOfTwoKinds, isWhole } from './whole-file';
import { startsAsZip } from './zip-directory';

export type KnownFile = { readonly ok: true; readonly name: string; readonly mediaType: FileMediaType } | { readonly ok: false; readonly message: string };

/** What a file is, told by its content; its name may say no other. The name comes back as it is kept. */
export async function kindOfFile(bytes: Buffer, given: string): Promise<KnownFile> {
  const name = cleanFileName(given);
  const why = whySizeRefused(bytes.length) ?? whyNameRefused(name);
  if (why) return { ok: false, message: why };
  const extension = extensionOf(name);
  const told = extension === 'eml' && isMail(bytes) ? { is: 'message/rfc822' as const } : await contentOf(bytes, extension);
  if ('refused' in told) return { ok: false, message: told.refused };
  const { is } = told;
  // Which sort of text it is, only its name can say.
  const named = kindOfExtension(extension)?.mediaType;
  const mediaType = is !== 'text' ? is : named?.startsWith('text/') ? named : 'text/plain';
  const kind = FILE_KINDS.find((one) => one.mediaType === mediaType)!;
  if (extension === '') return { ok: true, mediaType, name: withExtension(name, kind.extensions[0]) };
  if (named === mediaType) return { ok: true, mediaType, name };
  return { ok: false, message: `The name ends in .${extension}, but the content is ${/^[AEIOU]/.test(kind.word) ? 'an' : 'a'} ${kind.word}${is === 'text' ? ' file' : ''}. Give it the ending that fits, and attach it again.` };
}

async function contentOf(bytes: Buffer, extension: string): Promise<Told> {
  if (startsAsZip(bytes)) return officeKind(bytes);
  // A PDF may be written without a byte that text has not.
  if (!bytes.subarray(0, 5).equals(PDF) && isText(bytes)) {
    if (startsAsWebPage(bytes)) return { refused: FILE_REFUSALS.web };
    if (startsAsProgram(bytes)) return { refused: FILE_REFUSALS.program };
    return startsAsRtf(bytes) ? { refused: FILE_REFUSALS.rtf } : { is: 'text' };
  }
  const found = await fileTypeFromBuffer(bytes).catch(() => undefined);
  if (found?.mime === 'application/x-cfb') return compoundKind(bytes);
  const kind = FILE_KINDS.find(({ mediaType }) => mediaType === found?.mime);
  if (!kind) return { refused: whyUnknown(bytes, extension, found?.mime) };
  if (isOfTwoKinds(bytes)) return { refused: `This ${kind.word} is something else at the same time. Open it, save it again, and attach that.` };
  if (!isWhole(kind.mediaType, bytes)) return { refused: `This ${kind.word} breaks off before its end. Open it to see whether it is whole, and attach it again.` };
  return kind.mediaType === 'application/pdf' && isEncryptedPdf(bytes) ? { refused: FILE_REFUSALS.encrypted } : { is: kind.mediaType };
}

const PDF = Buffer.from('%PDF-');
const ARCHIVES = ['application/gzip', 'application/x-tar', 'application/x-7z-compressed', 'application/x-rar-compressed', 'application/x-bzip2', 'application/x-xz', 'application/vnd.ms-cab-compressed'];
const PROGRAMS = ['application/x-msdownload', 'application/x-elf', 'application/x-mach-binary', 'application/wasm', 'application/java-vm', 'application/x-ms-shortcut'];

function whyUnknown(bytes: Buffer, extension: string, mime: string | undefined): string {
  if (mime && ARCHIVES.includes(mime)) return FILE_REFUSALS.archive;
  if (mime && PROGRAMS.includes(mime)) return FILE_REFUSALS.program;
  if (startsAsWebPage(bytes)) return FILE_REFUSALS.web;
  const asText = kindOfExtension(extension)?.mediaType.startsWith('text/');
  if (asText && mayBeOtherText(bytes)) return FILE_REFUSALS.notUtf8;
  return mime === 'application/msword' ? FILE_REFUSALS.oldOffice : FILE_REFUSALS.unknown;
}
