import { applyDecorators, SetMetadata, createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { ApiExtension } from '@nestjs/swagger';
import type { Permission } from '@holdfast/domain';
import type { FastifyRequest } from 'fastify';
import type { Actor } from './actor';

export const REQUIRED = 'holdfast:required';

/** What a route asks of its caller; the verb asks again about the very thing. A spec fails on a route without one. */
export type Required = Permission | 'public' | 'signed-in';

export const Requires = (required: Required): MethodDecorator => applyDecorators(SetMetadata(REQUIRED, required), ApiExtension('x-requires', required) as MethodDecorator);

export const IN_PERSON = 'holdfast:in-person';

/** Passwords, sign-in, tokens, and who may do what: for somebody who is signed in, never for a script with a token. */
export const InPerson = (): MethodDecorator & ClassDecorator => applyDecorators(SetMetadata(IN_PERSON, true), ApiExtension('x-in-person', true));

export const ONLY_READS = 'holdfast:only-reads';

/** A POST that changes nothing that anybody keeps here, because what it asks for is too much for an address or is made in a while: a token that only reads may ask it. */
export const OnlyReads = (): MethodDecorator => applyDecorators(SetMetadata(ONLY_READS, true), ApiExtension('x-only-reads', true) as MethodDecorator);

export type RequestWithActor = FastifyRequest & { actor?: Actor };

/** The caller, put there by the session guard. */
export const Caller = createParamDecorator((_: unknown, context: ExecutionContext): Actor => {
  const { actor } = context.switchToHttp().getRequest<RequestWithActor>();
  if (!actor) throw new TypeError('a route that asks for its caller must not be public');
  return actor;
});
