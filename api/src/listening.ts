import { createServer, type AddressInfo } from 'node:net';
import { StartRefusal, wordsOf } from '@holdfast/db';

interface Place {
  host: string;
  port: number;
}

/**
 * The port to listen on, found out before the database is started or filled, so that a port in use is said at once.
 * For port 0 it is one that is free.
 */
export const claimPort = ({ host, port }: Place): Promise<number> =>
  new Promise((claimed, failed) => {
    const probe = createServer();
    probe.once('error', (thrown) => failed(listeningFault(thrown, { host, port })));
    probe.listen({ host, port }, () => {
      const found = (probe.address() as AddressInfo).port;
      probe.close(() => claimed(found));
    });
  });

export function listeningFault(thrown: unknown, { host, port }: Place): Error {
  const { code } = thrown as NodeJS.ErrnoException;
  switch (code) {
    case 'EADDRINUSE':
      return new StartRefusal(`Port ${port} is in use: stop what uses it, or set PORT to another one.`);
    case 'EACCES':
      return new StartRefusal(`Port ${port} may not be opened by this user: set PORT to one above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new StartRefusal(`HOST "${host}" is not an address of this machine.`);
    default:
      return thrown instanceof Error ? thrown : new Error(wordsOf(thrown));
  }
}
