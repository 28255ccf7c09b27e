import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { query } from '../test/fresh-database';
import { addressOf, buildServer, embeddedServer, startServer, type ServerProcess } from '../test/server-process';

const started: ServerProcess[] = [];
const start = (environment: Record<string, string>): ServerProcess => {
  const server = startServer(environment);
  started.push(server);
  return server;
};
const ready = async (server: ServerProcess): Promise<string> => {
  const address = await addressOf(server);
  return fetch(`${address}/api/health/ready`).then((answer) => answer.text());
};
const stop = (server: ServerProcess): Promise<number | NodeJS.Signals | null> => {
  server.process.kill('SIGTERM');
  return server.ended;
};
const isAlive = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

const folders: string[] = [];
const newFolder = (): string => {
  const folder = mkdtempSync(join(tmpdir(), 'holdfast-program-'));
  folders.push(folder);
  return folder;
};

beforeAll(buildServer);
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

describe('the program on its own database', () => {
  let dataDir: string;
  beforeAll(() => {
    dataDir = newFolder();
  });
  afterEach(async () => {
    for (const server of started.splice(0)) await stop(server);
  });

  it('keeps what was written when it is killed, and goes on with the same server at the next start', async () => {
    const first = start({ DATA_DIR: dataDir });
    await ready(first);
    const { pid, ownerUrl } = embeddedServer(dataDir);
    await query(ownerUrl, 'CREATE TABLE kept AS SELECT 42 AS answer');
    first.process.kill('SIGKILL');
    await first.ended;

    const second = start({ DATA_DIR: dataDir });
    expect(await ready(second)).toBe('{"status":"ready"}');
    expect(embeddedServer(dataDir).pid).toBe(pid);
    expect(await query(ownerUrl, 'SELECT answer FROM kept')).toEqual([{ answer: 42 }]);
  });

  it('recovers when both it and its database were killed', async () => {
    const first = start({ DATA_DIR: dataDir });
    await ready(first);
    const { pid, ownerUrl } = embeddedServer(dataDir);
    await query(ownerUrl, 'CREATE TABLE kept_too AS SELECT 43 AS answer');
    first.process.kill('SIGKILL');
    process.kill(pid, 'SIGKILL');
    await first.ended;

    const second = start({ DATA_DIR: dataDir });
    await ready(second);
    expect(await query(embeddedServer(dataDir).ownerUrl, 'SELECT answer FROM kept_too')).toEqual([{ answer: 43 }]);
  });

  it('is not misled by a process that was given the number of its old database server', async () => {
    const first = start({ DATA_DIR: dataDir });
    await ready(first);
    const { pid } = embeddedServer(dataDir);
    const file = join(dataDir, 'postgres', 'cluster', 'postmaster.pid');
    first.process.kill('SIGKILL');
    process.kill(pid, 'SIGKILL');
    await first.ended;
    // As after a restart of the machine: the file is still there, and its number is somebody else's; here, our own.
    writeFileSync(file, `${process.pid}\n${join(dataDir, 'postgres', 'cluster')}\n1\n5432\n\n127.0.0.1\n1 1\nready\n`);
    chmodSync(file, 0o600);

    const second = start({ DATA_DIR: dataDir });
    expect(await ready(second)).toBe('{"status":"ready"}');
  });

  it('brings its database back when that alone is killed', async () => {
    const server = start({ DATA_DIR: dataDir });
    const address = await addressOf(server);
    process.kill(embeddedServer(dataDir).pid, 'SIGKILL');
    let answer = '';
    for (let tries = 0; tries < 100 && answer !== '{"status":"ready"}'; tries++) {
      await new Promise((later) => setTimeout(later, 100));
      answer = await fetch(`${address}/api/health/ready`).then((response) => response.text());
    }
    expect(answer).toBe('{"status":"ready"}');
  });

  it('refuses to start beside another one on the same data', async () => {
    const first = start({ DATA_DIR: dataDir });
    await ready(first);
    const second = start({ DATA_DIR: dataDir });
    expect(await second.ended).toBe(1);
    expect(second.said()).toBe(`Another Holdfast is running on the data in ${join(dataDir, 'postgres')}: stop it first, or set DATA_DIR to another folder.\n`);
    expect(await ready(first)).toBe('{"status":"ready"}');
  });

  it('ends itself and its database when it is told to', async () => {
    const server = start({ DATA_DIR: dataDir });
    await ready(server);
    const { pid } = embeddedServer(dataDir);
    expect(await stop(server)).toBe(0);
    // Until the system has collected it.
    for (let tries = 0; tries < 100 && isAlive(pid); tries++) await new Promise((later) => setTimeout(later, 20));
    expect(isAlive(pid)).toBe(false);
  });

  it('keeps the password of its database from other users of the machine', () => {
    expect(statSync(join(dataDir, 'postgres', 'password')).mode & 0o777).toBe(0o600);
    expect(statSync(join(dataDir, 'postgres', 'cluster')).mode & 0o777).toBe(0o700);
  });
});

describe('two first starts at once on the same data', () => {
  it('leave one that serves and one that was refused', async () => {
    const dataDir = newFolder();
    const both = [startServer({ DATA_DIR: dataDir }), startServer({ DATA_DIR: dataDir })];
    const outcomes = await Promise.all(both.map((server) => Promise.race([addressOf(server).then(() => 'serves', () => 'refused'), server.ended.then(() => 'refused')])));
    expect(outcomes.sort()).toEqual(['refused', 'serves']);
    expect(both.map((server) => server.said()).join('')).toContain('Another Holdfast is running');
    await Promise.all(both.map(stop));
  });
});

describe('a start that cannot go on says why in one sentence', () => {
  const refused = async (environment: Record<string, string>): Promise<string> => {
    const server = startServer({ DATA_DIR: '/nowhere', ...environment });
    expect(await server.ended).toBe(1);
    return server.said();
  };

  it('names the port that is in use', async () => {
    const other = createServer();
    await new Promise<void>((listening) => other.listen(0, '127.0.0.1', listening));
    const { port } = other.address() as AddressInfo;
    expect(await refused({ PORT: String(port), HOST: '127.0.0.1' })).toBe(`Port ${port} is in use: stop what uses it, or set PORT to another one.\n`);
    other.close();
  });

  it('names a data directory that cannot be written', async () => {
    const file = join(newFolder(), 'a-file');
    writeFileSync(file, '');
    expect(await refused({ DATA_DIR: join(file, 'data') })).toBe(`The data directory ${join(file, 'data')} cannot be written (ENOTDIR): set DATA_DIR to a folder that can.\n`);
  });

  it('names a folder that holds something else', async () => {
    const dataDir = newFolder();
    mkdirSync(join(dataDir, 'postgres'));
    writeFileSync(join(dataDir, 'postgres', 'notes.txt'), 'mine');
    expect(await refused({ DATA_DIR: dataDir })).toMatch(/^The folder .* holds something that is not a database of Holdfast: .*\n$/);
  });

  it('names the database that does not answer, without its password', async () => {
    const said = await refused({ DATABASE_URL: 'postgres://someone:hunter2@127.0.0.1:1/holdfast' });
    expect(said).toMatch(/^The database of DATABASE_URL does not answer: .*ECONNREFUSED.*\.\n$/);
    expect(said).not.toContain('hunter2');
  });
});
