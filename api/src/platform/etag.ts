import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refusal } from './refusal';

/** The version that the caller last read, from `If-Match: "3"`. Without one a change is refused with 428. */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number => {
  const header = context.switchToHttp().getRequest<FastifyRequest>().headers['if-match'];
  const version = /^(?:W\/)?"(\d{1,9})"$/.exec(header ?? '')?.[1];
  if (!version) throw new Refusal(428, 'version-needed', 'Say which version this change is for: send the ETag that was read as If-Match.');
  return Number(version);
});
