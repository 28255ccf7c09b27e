import { FILE_KINDS, FILE_REFUSALS, type FileMediaType } from '@holdfast/domain';
import { readZipDirectory, type ZipDirectory, type ZipEntry } from './zip-directory';

/** What a content shows itself to be, or the sentence that refuses it. */
export type Told = { readonly is: FileMediaType | 'text' } | { readonly refused: string };

const refused = (why: keyof typeof FILE_REFUSALS): Told => ({ refused: FILE_REFUSALS[why] });

/** Of the one small part that says what the others are. */
const MOST_TEXT = 1024 * 1024;

const MAIN_PART = /^application\/vnd\.openxmlformats-officedocument\.(wordprocessingml\.document|spreadsheetml\.sheet|presentationml\.presentation)\.main\+xml$/;
const RUNS = /macroenabled|vbaproject|vbadata|activex|macrosheet/i;
const MACRO_PART = /(?:^|\/)vbaproject[^/]*\.bin$|(?:^|\/)(?:macrosheets|activex)\/|^(?:basic|scripts|dialogs)\/|\.(?:docm|dotm|xlsm|xltm|xlsb|xlam|pptm|potm|ppsm|ppam)$/i;
const PROGRAM_PART = /\.(?:exe|com|scr|msi|dll|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|lnk|jar|sh)$/i;

/** Of a zip: the office documents, told by the part that says what the others are. Anything else is an archive. */
export function officeKind(bytes: Buffer): Told {
  const zip = readZipDirectory(bytes);
  if (!zip) return refused('damaged');
  const { entries } = zip;
  if (entries.some(({ encrypted }) => encrypted)) return refused('encrypted');
  const [types, [first]] = [zip.find('[Content_Types].xml'), entries];
  if (!types && first?.name !== 'mimetype') return refused('archive');
  if (entries.some(({ name }) => MACRO_PART.test(name))) return refused('macros');
  if (entries.some(({ name }) => PROGRAM_PART.test(name))) return refused('program');
  return types ? openXmlKind(zip, types) : openDocumentKind(zip, first);
}

/** ECMA-376 part 2: the content types name every part's kind, whatever the part is called. */
function openXmlKind(zip: ZipDirectory, types: ZipEntry): Told {
  const text = zip.text(types, MOST_TEXT);
  // Neither is ever written, and either could spell a kind so that it is not found.
  if (text === null || text.includes('&#') || text.includes('<!')) return refused('damaged');
  if (RUNS.test(text)) return refused('macros');
  const mains = [...text.matchAll(/<(?:\w+:)?Override\s[^>]*>/g)].flatMap(([tag]) => {
    const [part, kind] = [valueOf(tag, 'PartName'), MAIN_PART.exec(valueOf(tag, 'ContentType'))?.[1]];
    return kind && zip.find(part.replace(/^\//, '')) ? [`application/vnd.openxmlformats-officedocument.${kind}`] : [];
  });
  return mains.length === 1 ? known(mains[0]) : refused('unknown');
}

const valueOf = (tag: string, attribute: string): string => new RegExp(`\\s${attribute}\\s*=\\s*(?:"([^"]*)"|'([^']*)')`).exec(tag)?.slice(1).find(Boolean) ?? '';

/** OpenDocument 1.3 part 2, 3.3: a stored file called mimetype comes first. Encryption is said in the manifest alone. */
function openDocumentKind(zip: ZipDirectory, first: ZipEntry | undefined): Told {
  const manifest = zip.find('META-INF/manifest.xml');
  const listed = manifest && zip.text(manifest, MOST_TEXT);
  if (!first || first.method !== 0 || !listed || !zip.find('content.xml')) return refused(first && manifest ? 'damaged' : 'archive');
  if (/encryption-data|encrypted-package/i.test(listed)) return refused('encrypted');
  return known(zip.text(first, 100)?.trim());
}

function known(mediaType: string | undefined): Told {
  const kind = FILE_KINDS.find((one) => one.mediaType === mediaType);
  return kind ? { is: kind.mediaType } : refused('unknown');
}
