import { mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { AppOptions } from '../../app-options';

/** Lets a mail go: resolves once it has been taken. */
export type Letterbox = (mail: SendMailOptions & { date: Date; messageId: string }) => Promise<void>;

const SAFE = { disableFileAccess: true, disableUrlAccess: true };

/** Of the SMTP server, or else a folder; none where there is neither. */
export function letterbox({ smtpUrl, mailFolder }: Pick<AppOptions, 'smtpUrl' | 'mailFolder'>): Letterbox | undefined {
  if (smtpUrl) {
    const transport = createTransport({ url: smtpUrl, connectionTimeout: 10_000, greetingTimeout: 10_000, socketTimeout: 30_000, ...SAFE });
    return async (mail) => void (await transport.sendMail(mail));
  }
  return mailFolder === undefined ? undefined : intoFolder(mailFolder);
}

/** One file a mail, as any mail program opens it. They say who has what to do: for the account that runs the program alone. */
function intoFolder(folder: string): Letterbox {
  const transport = createTransport({ streamTransport: true, buffer: true, newline: 'windows', ...SAFE });
  return async (mail) => {
    const { message } = await transport.sendMail(mail);
    await mkdir(folder, { recursive: true, mode: 0o700 });
    const name = `${mail.date.toISOString().slice(0, 19).replaceAll(':', '-')} ${mail.messageId.replace(/^<|@.*$/g, '')}`;
    // Whoever looks into the folder finds whole mails only.
    await writeFile(join(folder, `.${name}`), message as Buffer, { mode: 0o600 });
    await rename(join(folder, `.${name}`), join(folder, `${name}.eml`));
  };
}
