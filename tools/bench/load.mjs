// The load: so many clients, each of which sends its next request when it has read the answer to its last.
import { Agent, request as send } from 'node:http';

/** A line to one server that stays open between rounds. */
export function lineTo(port, clients) {
  const agent = new Agent({ keepAlive: true, maxSockets: clients });
  return {
    close: () => agent.destroy(),
    /** `{ status, body }` of one request. */
    ask: ({ method = 'GET', path, headers, body }) =>
      new Promise((answered, failed) => {
        const sent = send({ host: '127.0.0.1', port, agent, method, path, headers }, (response) => {
          const chunks = [];
          response.on('data', (chunk) => chunks.push(chunk));
          response.once('end', () => answered({ status: response.statusCode, body: Buffer.concat(chunks) }));
          response.once('error', failed);
        });
        sent.once('error', failed);
        sent.end(body);
      }),
  };
}

/** One round: until time or the number of requests is up. `next(client)` gives each client its next request. */
export async function drive(line, { clients, ms, most = Infinity, next }) {
  const times = [];
  const began = performance.now();
  let left = most;
  const client = async (number) => {
    while (left-- > 0 && performance.now() - began < ms) {
      const request = next(number);
      const at = performance.now();
      const { status, body } = await line.ask(request);
      times.push(performance.now() - at);
      if (status >= 300) throw new Error(`${request.method ?? 'GET'} ${request.path} was answered with ${status}: ${body}`);
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, number) => client(number)));
  return { times, seconds: (performance.now() - began) / 1000 };
}

/** The two by turns in short rounds, so that whatever else the machine does falls on both. */
export async function compare({ ours, bare }, { clients, rounds, roundMs, most }) {
  const sides = { ours: [], bare: [] };
  const pair = { ours, bare };
  const round = (side, ms) => drive(pair[side].line, { clients, ms, most, next: pair[side].next });
  for (const side of ['ours', 'bare']) await round(side, roundMs);
  for (let number = 0; number < rounds; number++)
    for (const side of number % 2 === 0 ? ['ours', 'bare'] : ['bare', 'ours']) sides[side].push(await round(side, roundMs));
  return sides;
}
