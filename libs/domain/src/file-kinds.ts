import { LIMITS } from './vocabulary';

/**
 * What may be attached. The media type is the one told by the content; the extensions are those that go with it. Text is one
 * kind to whoever looks at the content: which sort of text it is, only its name can say.
 */
export const FILE_KINDS = [
  { mediaType: 'application/pdf', word: 'PDF', extensions: ['pdf'] },
  { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', word: 'Word document', extensions: ['docx'] },
  { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', word: 'Excel workbook', extensions: ['xlsx'] },
  { mediaType: 'application/vnd.openxmlformats-officedocument.presentationml.presentation', word: 'PowerPoint presentation', extensions: ['pptx'] },
  { mediaType: 'application/vnd.oasis.opendocument.text', word: 'OpenDocument text', extensions: ['odt'] },
  { mediaType: 'application/vnd.oasis.opendocument.spreadsheet', word: 'OpenDocument spreadsheet', extensions: ['ods'] },
  { mediaType: 'application/vnd.oasis.opendocument.presentation', word: 'OpenDocument presentation', extensions: ['odp'] },
  { mediaType: 'image/png', word: 'PNG picture', extensions: ['png'] },
  { mediaType: 'image/jpeg', word: 'JPEG picture', extensions: ['jpg', 'jpeg', 'jpe', 'jfif'] },
  { mediaType: 'image/gif', word: 'GIF picture', extensions: ['gif'] },
  { mediaType: 'image/webp', word: 'WebP picture', extensions: ['webp'] },
  { mediaType: 'text/plain', word: 'Text', extensions: ['txt', 'text', 'log'] },
  { mediaType: 'text/csv', word: 'CSV table', extensions: ['csv'] },
  { mediaType: 'text/markdown', word: 'Markdown text', extensions: ['md', 'markdown'] },
  { mediaType: 'message/rfc822', word: 'E-mail', extensions: ['eml'] },
  { mediaType: 'application/vnd.ms-outlook', word: 'Outlook message', extensions: ['msg'] },
] as const;
export type FileMediaType = (typeof FILE_KINDS)[number]['mediaType'];

export const FILE_MEDIA_TYPES: readonly FileMediaType[] = FILE_KINDS.map(({ mediaType }) => mediaType);

/** Those that may be attached, for a file chooser: `.pdf,.docx,…`. */
export const FILE_EXTENSIONS: readonly string[] = FILE_KINDS.flatMap(({ extensions }) => extensions.map((extension) => `.${extension}`));

const TAKEN = 'Attach a PDF, a Word, Excel, PowerPoint or OpenDocument file, a picture (PNG, JPEG, GIF, WebP), text, CSV or an e-mail.';

/** Why a kind of content is not taken. */
export const FILE_REFUSALS = {
  archive: 'Archives are not taken, for nobody sees what is in them. Attach the files one by one.',
  macros: 'Files that can hold macros are not taken. Save it without macros, or as a PDF.',
  program: 'Programs and scripts are not taken.',
  web: 'Web pages, SVG and XML are not taken: a browser could run what is in them. Save it as a PDF.',
  oldOffice: 'Office files in the form from before 2007 are not taken: macros hide in them. Save it as .docx, .xlsx or .pptx.',
  rtf: 'RTF is not taken: other files hide in it. Save it as .docx or as a PDF.',
  picture: 'Pictures in this form are not taken. Save it as JPEG or PNG.',
  encrypted: 'This file is protected by a password or encrypted, so that what it holds cannot be told. Save it without, and attach it again.',
  damaged: 'This file is damaged, or not what its beginning says. Open it, save it again, and attach that.',
  notUtf8: 'This text is not in UTF-8, so that its letters cannot be told. Save it as UTF-8; Excel calls that “CSV UTF-8”.',
  unknown: `What this file holds could not be told. ${TAKEN}`,
} as const;

/** Extensions whose refusal has more to say than that they are not among those taken. */
const REFUSED: Readonly<Record<string, string>> = Object.fromEntries(
  (
    [
      ['archive', 'zip 7z rar tar gz tgz bz2 xz iso cab jar'],
      ['macros', 'docm dotm xlsm xltm xlsb xlam pptm potm ppsm ppam'],
      ['program', 'exe com scr msi dll bat cmd ps1 sh js mjs vbs wsf hta lnk py pl php apk'],
      ['web', 'htm html xhtml mht mhtml svg xml'],
      ['oldOffice', 'doc dot xls xlt ppt pps'],
      ['rtf', 'rtf'],
      ['picture', 'heic heif tif tiff bmp'],
    ] as const
  ).flatMap(([why, extensions]) => extensions.split(' ').map((extension) => [extension, FILE_REFUSALS[why]])),
);

/** In small letters, without the dot; empty where there is none. */
export const extensionOf = (name: string): string => /[^.]\.([^.\s]{1,10})$/.exec(name)?.[1]?.toLowerCase() ?? '';

/** The kind that goes with an extension. */
export const kindOfExtension = (extension: string): (typeof FILE_KINDS)[number] | null =>
  FILE_KINDS.find(({ extensions }) => (extensions as readonly string[]).includes(extension)) ?? null;

/** "PDF", "Excel workbook". */
export const fileKindInWords = (mediaType: string): string => FILE_KINDS.find((kind) => kind.mediaType === mediaType)?.word ?? 'File';

/** Why a file of this name cannot be attached, or null. A name without an extension gets one by its content. */
export function whyNameRefused(name: string): string | null {
  const extension = extensionOf(name);
  if (extension === '' || kindOfExtension(extension)) return null;
  return REFUSED[extension] ?? `Files that end in .${extension} are not taken. ${TAKEN}`;
}

/** Why a file of so many bytes cannot be attached, or null. */
export function whySizeRefused(bytes: number): string | null {
  if (bytes === 0) return 'This file is empty.';
  return bytes > LIMITS.fileBytes ? `A file can have up to ${bytesInWords(LIMITS.fileBytes)}. This one has ${bytesInWords(bytes)}.` : null;
}

/** "812 bytes", "34 kB", "1.2 MB": as file managers count, by 1,024. Of a file just above a round number, never that number. */
export function bytesInWords(bytes: number): string {
  if (bytes < 1024) return bytes === 1 ? '1 byte' : `${bytes} bytes`;
  const [value, unit] = bytes < 1024 * 1024 ? [bytes / 1024, 'kB'] : [bytes / (1024 * 1024), 'MB'];
  const rounded = value < 10 || unit === 'MB' ? Math.ceil(value * 10) / 10 : Math.ceil(value);
  return `${rounded} ${unit}`;
}
