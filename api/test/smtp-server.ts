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
  /** Takes no mail for this one address. */
  refuse(address: string, code: number): void;
  /** Answers to a whole mail only after so long. */
  takeItsTime(milliseconds: number): void;
  /** Answers nobody. */
  stop(): Promise<void>;
  /** Answers again, at the same address. */
  start(): Promise<void>;
  close(): Promise<void>;
}

/** A real SMTP server on a port of its own. */
export async function startSmtpServer(): Promise<TestSmtpServer> {
  const received: Received[] = [];
  const refused = new Map<string, number>();
  let refusal: number | undefined;
  let patience = 0;
  let port = 0;
  let server: SMTPServer | undefined;

  const start = async (): Promise<void> => {
    const begun = (server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS', 'AUTH'],
      logger: false,
      onRcptTo({ address }, _session, done) {
        const responseCode = refused.get(address) ?? refusal;
        done(responseCode === undefined ? undefined : Object.assign(new Error('Not now'), { responseCode }));
      },
      onData(stream, session, done) {
        const parts: Buffer[] = [];
        stream.on('data', (part: Buffer) => parts.push(part));
        stream.on('end', () => {
          const { mailFrom, rcptTo } = session.envelope;
          const text = Buffer.concat(parts).toString('utf8').replace(/=\r\n/g, '').replace(/=3D/g, '=');
          setTimeout(() => {
            received.push({ from: mailFrom === false ? '' : mailFrom.address, to: rcptTo.map(({ address }) => address), text });
            done();
          }, patience);
        });
      },
    }));
    await new Promise<void>((listening) => begun.listen(port, '127.0.0.1', listening));
    port = (begun.server.address() as AddressInfo).port;
  };
  const stop = async (): Promise<void> => {
    const running = server;
    server = undefined;
    if (running) await new Promise<void>((closed) => running.close(closed));
  };

  await start();
  return {
    url: `smtp://127.0.0.1:${port}`,
    received,
    refuseWith: (code) => (refusal = code),
    refuse: (address, code) => refused.set(address, code),
    takeItsTime: (milliseconds) => (patience = milliseconds),
    stop,
    start,
    close: stop,
  };
}
