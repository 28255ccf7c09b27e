import type { DemoSignIn } from '@holdfast/db';

interface Announcement {
  address: string;
  demoSignIns: readonly DemoSignIn[];
  setupCode: string | undefined;
}

/** What the person who started the program reads. Start-up lines are always plain text; requests are logged as JSON. */
export function announcement({ address, demoSignIns, setupCode }: Announcement): string {
  const lines = ['', `Holdfast is ready: ${address}`];
  if (demoSignIns.length > 0) {
    const width = Math.max(...demoSignIns.map(({ email }) => email.length));
    lines.push('', 'It holds a made-up council to look around in. Sign in as:', ...demoSignIns.map(({ email, password, role }) => `  ${email.padEnd(width)}  ${password}  ${role}`));
  }
  if (setupCode) {
    lines.push('', 'It holds no organisation yet. Make it, and its first administrator, in the browser:', `  ${address}/first-run`, `  with this code, which is good for 24 hours: ${setupCode}`);
  }
  return [...lines, '', 'Ctrl-C stops it.', ''].join('\n');
}
