import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

export interface Received {
  from: string;
  to: string[];
  /** Headers and body as they went over the wire, soft line breaks of quoted-printable undone. */
  text: string;
}

export interface TestSmtpServer {
  url: string;
  received: Received[];
  /** What the next mails are refused with; none takes them again. */
  refuseWith(code: number | undefined): void;
  close(): Promise<void>;
}

/** A real SMTP server on a port of its own. */
export async function startSmtpServer(): Promise<TestSmtpServer> {
  const received: Received[] = [];
  let refusal: number | undefined;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo(_address, _session, done) {
      done(refusal === undefined ? undefined : Object.assign(new Error('Not now'), { responseCode: refusal }));
    },
    onData(stream, session, done) {
      const parts: Buffer[] = [];
      stream.on('data', (part: Buffer) => parts.push(part));
      stream.on('end', () => {
        const { mailFrom, rcptTo } = session.envelope;
        const text = Buffer.concat(parts).toString('utf8').replace(/=\r\n/g, '').replace(/=3D/g, '=');
        received.push({ from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address), text });
        done();
      });
    },
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `smtp://127.0.0.1:${(server.server.address() as AddressInfo).port}`,
    received,
    refuseWith: (code) => (refusal = code),
    close: () => new Promise<void>((closed) => server.close(closed)),
  };
}
