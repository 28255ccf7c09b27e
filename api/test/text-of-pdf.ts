import { extractText, getDocumentProxy } from 'unpdf';

/** What a PDF says, page by page, as a reader finds it. */
export async function textOfPdf(bytes: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(bytes)), { mergePages: false });
  return text;
}
