import 'reflect-metadata';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { demoSignIns, holdsDemo, issueSetupCode, prepareDatabase, StartRefusal, startEmbeddedPostgres, type EmbeddedPostgres } from '@holdfast/db';
import { announcement } from './announce';
import type { AppOptions } from './app-options';
import { createApp } from './configure-app';
import { loadDemo } from './demo';
import { JsonLogger, logFatal } from './json-logger';
import { claimPort, listeningFault } from './listening';
import { readSettings, type Settings } from './settings';

/** Open requests get this long to end when the program is told to stop. */
const LAST_REQUESTS_MS = 10_000;
/** Ctrl-C under npm arrives twice, from the terminal and from npm: only a later signal is a second one. */
const SAME_SIGNAL_MS = 500;
/** Beside the bundle in dist/. */
const CLIENT_FOLDER = fileURLToPath(new URL('../client/browser', import.meta.url));

/** The heap may grow by seven tenths before it is cleared, where the engine would let it grow to four times what it holds: long imports and exports leave much behind. */
setFlagsFromString('--heap-growing-percent=70');

let database: Promise<EmbeddedPostgres> | undefined;
let app: NestFastifyApplication | undefined;
let ending: { since: number } | undefined;

async function start(): Promise<void> {
  const settings = readSettings(process.env);
  const port = await claimPort(settings);
  const address = settings.publicUrl ?? `http://localhost:${port}`;
  const ownerUrl = settings.databaseUrl ?? (await embed(settings)).ownerUrl;
  const withDemo = settings.demo === 'yes' || (settings.demo === 'when-embedded' && !settings.databaseUrl);
  const { servingUrl } = await prepareDatabase({ ownerUrl, servingUrl: settings.databaseServingUrl, seed: withDemo ? loadDemo : undefined });
  const demo = await holdsDemo(ownerUrl);
  await serve(settings, port, {
    servingUrl,
    publicUrl: address,
    ...(settings.smtpUrl ? { smtpUrl: settings.smtpUrl } : { mailFolder: join(settings.dataDir, 'mail') }),
    mailFrom: settings.mailFrom,
    ...(settings.trustProxy === undefined ? {} : { trustProxy: settings.trustProxy }),
    clientFolder: CLIENT_FOLDER,
    demo,
    logLevel: settings.logLevel,
  });
  console.log(announcement({ address, demoSignIns: demo ? demoSignIns : [], setupCode: await issueSetupCode(ownerUrl) }));
}

function embed(settings: Settings): Promise<EmbeddedPostgres> {
  database = startEmbeddedPostgres({ folder: join(settings.dataDir, 'postgres'), database: 'holdfast', onLost: failed });
  return database;
}

async function serve(settings: Settings, port: number, options: AppOptions): Promise<void> {
  app = await createApp(options);
  app.useLogger(new JsonLogger(app.getHttpAdapter().getInstance().log));
  try {
    await app.listen({ port, host: settings.host });
  } catch (thrown) {
    throw listeningFault(thrown, { host: settings.host, port });
  }
}

/** The server ends after the last request, so that none is cut off. */
async function end(code: number): Promise<never> {
  try {
    await Promise.race([app?.close(), pause(LAST_REQUESTS_MS)]);
    await (await database?.catch(() => undefined))?.stop();
  } catch (thrown) {
    logFatal(thrown);
    code = 1;
  }
  process.exit(code);
}

async function hasten(): Promise<never> {
  await (await database?.catch(() => undefined))?.stop('immediate').catch(() => undefined);
  process.exit(0);
}

function told(): void {
  if (!ending) {
    ending = { since: Date.now() };
    void end(0);
  } else if (Date.now() - ending.since > SAME_SIGNAL_MS) {
    void hasten();
  }
}

function failed(thrown: unknown): void {
  if (ending) return; // What is cut off by the end is no fault of its own.
  if (thrown instanceof StartRefusal) console.error(thrown.message);
  else logFatal(thrown);
  ending = { since: Date.now() };
  void end(1);
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, told);
process.on('unhandledRejection', failed);
process.on('uncaughtException', failed);
start().catch(failed);
