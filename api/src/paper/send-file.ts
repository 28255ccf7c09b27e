import { Readable } from 'node:stream';
import { StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { savedAs } from '../attachments';

export interface MadeFile {
  bytes: Buffer;
  name: string;
  type: string;
}

/** What was made for this request, to be kept as a file and never to be shown in our own name. */
export function sendFile(reply: FastifyReply, { bytes, name, type }: MadeFile): StreamableFile {
  void reply.headers({ ...savedAs(name, type), 'content-length': bytes.length });
  return new StreamableFile(Readable.from([bytes], { objectMode: false }));
}
