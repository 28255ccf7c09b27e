import type { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** Whether the caller takes events as they come, as a browser's EventSource does; whoever does not gets an end. */
export const stays = ({ headers }: FastifyRequest): boolean => headers.accept?.includes('text/event-stream') ?? false;

/** Server-sent events as an answer that no proxy holds back. */
export function asEvents(stream: Readable, reply: FastifyReply): StreamableFile {
  void reply.header('cache-control', 'no-store').header('x-accel-buffering', 'no');
  return new StreamableFile(stream, { type: 'text/event-stream; charset=utf-8' });
}
