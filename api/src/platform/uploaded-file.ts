import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { applyDecorators, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import { ApiBody, ApiConsumes } from '@nestjs/swagger';
import type { FastifyRequest } from 'fastify';
import { Refusal } from './refusal';

/** A file that came as the body of a request, and its SHA-256. */
export class UploadedFile {
  constructor(
    readonly bytes: Buffer,
    readonly digest: Buffer,
  ) {}
}

/** The largest file that a route takes, and what is said of a larger one, given its size where the request told it. */
export interface FileLimit {
  bytes: number;
  words: (size: number) => string;
}

/** A route whose body is a file as it is, as `application/octet-stream`. Every other route refuses such a body. */
export const TakesFile = (fileLimit: FileLimit): MethodDecorator =>
  applyDecorators(RouteConfig({ fileLimit }), ApiConsumes('application/octet-stream'), ApiBody({ schema: { type: 'string', format: 'binary' } }));

const limitOf = (request: FastifyRequest): FileLimit | undefined => (request.routeOptions.config as { fileLimit?: FileLimit }).fileLimit;

/** The content type parser: a file is only handed on, to be read once it is known who sends it. */
export function handOn(request: FastifyRequest, body: Readable, done: (error: Error | null, body?: unknown) => void): void {
  if (limitOf(request)) done(null, body);
  else done(new Refusal(415, 'not-json', 'The request has to be JSON.'));
}

/** Reads the body if it is a file that waits to be read. */
export async function readUpload(request: FastifyRequest): Promise<void> {
  const [{ body }, limit] = [request, limitOf(request)];
  if (body instanceof Readable && limit) request.body = await readFile(body, limit, Number(request.headers['content-length'] ?? Number.NaN));
}

async function readFile(body: Readable, { bytes: most, words }: FileLimit, told: number): Promise<UploadedFile> {
  const tooLarge = (size: number): Refusal => {
    // Read on to nowhere: a browser hears no answer to what it could not finish sending.
    body.resume();
    return new Refusal(413, 'too-large', words(size));
  };
  if (told > most) throw tooLarge(told);
  const [hash, whole, pieces] = [createHash('sha256'), Number.isSafeInteger(told) ? Buffer.allocUnsafe(told) : null, [] as Buffer[]];
  let size = 0;
  try {
    for await (const piece of body.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
      if (size + piece.length > most) throw tooLarge(size + piece.length);
      hash.update(piece);
      if (whole) piece.copy(whole, size);
      else pieces.push(piece);
      size += piece.length;
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal(400, 'unreadable', 'The file did not arrive whole. Nothing has been saved.');
  }
  return new UploadedFile(whole?.subarray(0, size) ?? Buffer.concat(pieces), hash.digest());
}

/** The file that is the body of the request. */
export const FileOf = createParamDecorator((_: unknown, context: ExecutionContext): UploadedFile => {
  const { body } = context.switchToHttp().getRequest<FastifyRequest>();
  if (body instanceof UploadedFile) return body;
  throw new Refusal(415, 'not-a-file', 'Send the file itself, as application/octet-stream.');
});
