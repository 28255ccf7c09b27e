import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import { LogController, type FastifyReply, type FastifyRequest } from 'fastify';
import { v7 } from 'uuid';
import { describeApi } from './api-description';
import { AppModule } from './app.module';
import type { AppOptions } from './app-options';
import { insideTokenRequest } from './platform/by-token';
import { noFormBecause } from './platform/nesting';
import { writeProblem } from './platform/problem-filter';
import { Refusal } from './platform/refusal';
import { handOn } from './platform/uploaded-file';
import { securityHeaders } from './security-headers';

/** The largest request that any form can send; files and imports have addresses of their own. */
const BODY_LIMIT = 1024 * 1024;
const utf8 = new TextDecoder('utf-8', { fatal: true });

/** The program, ready to `listen` or to be spoken to by `inject`. */
export async function createApp(options: AppOptions): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.forRoot(options), adapter(options), {
    bodyParser: false,
    abortOnError: false,
    logger: options.logLevel === 'silent' ? ['error'] : ['error', 'warn'],
  });
  await configureApp(app, options);
  await app.init();
  await app.getHttpAdapter().getInstance().ready();
  return app;
}

interface Asked {
  method: string;
  url: string;
}

/** The secret of a calendar link is in its path. */
const toLog = ({ method, url }: Asked) => ({ method, path: url.split('?')[0]?.replace(/^(\/api\/calendar\/).+/i, '$1…') });

/** When it was answered: Fastify's other line, at its arrival, says nothing more and is written while others wait. */
class OneLineARequest extends LogController {
  override incomingRequest(): void {
    return;
  }
}

/** Fastify with JSON logs that name a request by its id and hold nothing personal: no address, query, body or cookie. */
const adapter = (options: AppOptions): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    genReqId: () => v7(),
    routerOptions: { maxParamLength: 200 },
    // What cannot be an address is refused before there is a route, a filter or a hook.
    frameworkErrors: (_error: Error, request: FastifyRequest, reply: FastifyReply) =>
      writeProblem(reply, { code: 'unreadable', title: 'This address cannot be read.', status: 400, reportCode: request.id }),
    trustProxy: options.trustProxy ?? false,
    logController: new OneLineARequest(),
    logger: {
      level: options.logLevel,
      serializers: {
        req: toLog,
        res: (reply: { statusCode: number; request?: Asked }) => ({ ...(reply.request && toLog(reply.request)), status: reply.statusCode }),
      },
    },
  } as never);

/** Parsers, headers, errors, documents: the same for the program and for the tests that speak HTTP to it. */
async function configureApp(app: NestFastifyApplication, options: AppOptions): Promise<void> {
  app.setGlobalPrefix('api');
  const fastify = app.getHttpAdapter().getInstance();

  // Nest's own parser, switched off above, would turn a broken byte into U+FFFD and store it.
  fastify.removeAllContentTypeParsers();
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (_request, body, done) => {
    try {
      const text = utf8.decode(body as Buffer);
      const fault = noFormBecause(text);
      if (fault === 'too-many') return done(new Refusal(413, 'too-large', 'That is more than can be sent at once. Send less of it; nothing has been saved.'));
      if (fault) throw new SyntaxError(fault);
      done(null, text.trim() === '' ? undefined : JSON.parse(text));
    } catch (error) {
      done(
        error instanceof SyntaxError
          ? new Refusal(400, 'unreadable', 'The request is not readable as JSON.')
          : new Refusal(400, 'not-utf8', 'The text holds bytes that are not UTF-8. Nothing has been saved.'),
      );
    }
  });

  fastify.addContentTypeParser('application/octet-stream', handOn);

  await app.register(cookie as never);
  await app.register(compress as never, { threshold: 2048, encodings: ['br', 'gzip'] });
  const headers = await securityHeaders(options.publicUrl.startsWith('https:'));
  fastify.addHook('onRequest', (request, reply, done) => {
    void reply.headers(headers);
    if (request.headers.authorization === undefined) done();
    else insideTokenRequest(done);
  });
  if (options.clientFolder) await serveClient(app, options.clientFolder);
  describeApi(app);
}

/** Hashed files may be kept for good; every other path is a place in the client, and gets its page. */
async function serveClient(app: NestFastifyApplication, root: string): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  await app.register(fastifyStatic as never, {
    root,
    wildcard: false,
    index: false,
    preCompressed: true,
    immutable: true,
    maxAge: '365d',
    setHeaders: (reply: { header(name: string, value: string): void }, path: string) => {
      if (path.endsWith('.html') || path.endsWith('/sw.js')) reply.header('cache-control', 'no-cache');
    },
  });
  fastify.get('/*', (request, reply) => {
    // Of the path alone: `?action=risk.added` is no file.
    const path = request.url.split('?')[0] ?? '';
    if (path.startsWith('/api/') || /\.[a-z0-9]{2,5}$/i.test(path))
      return writeProblem(reply, { code: 'not-found', title: 'There is nothing at this address.', status: 404 });
    return void reply.sendFile('index.html', { immutable: false, maxAge: 0 });
  });
}
