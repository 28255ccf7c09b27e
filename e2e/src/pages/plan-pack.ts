import type { BrowserContext, BrowserContextOptions, Download, Page, TestInfo } from '@playwright/test';

/** Keeps a download under its own name; its path. */
export async function carried(download: Download, info: TestInfo): Promise<string> {
  const path = info.outputPath(download.suggestedFilename());
  await download.saveAs(path);
  return path;
}

/** On a telephone with no network, from the file alone. */
export async function openAlone(path: string, anotherBrowser: (options: BrowserContextOptions) => Promise<BrowserContext>): Promise<Page> {
  const phone = await anotherBrowser({ viewport: { width: 360, height: 740 }, offline: true });
  const file = await phone.newPage();
  await file.goto(`file://${path}`);
  return file;
}
