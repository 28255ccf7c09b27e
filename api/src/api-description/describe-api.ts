import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { builtAnswers, type Answers } from './answers';
import { completeDocument } from './complete-document';

const DESCRIPTION = `Risk registers and business continuity.

Every refusal is application/problem+json, in the words of whoever asked. A change needs If-Match with the ETag that was read. A POST may carry an Idempotency-Key: sent again, it is done once. What changes something also needs X-XSRF-TOKEN with the value of the cookie XSRF-TOKEN.

A script sends \`Authorization: Bearer hfk_...\` instead of cookie and X-XSRF-TOKEN: a token that somebody made under "Your settings". It may do what the one role may that it stands for, besides what comes with owning, and nothing about passwords, tokens, people and roles. A token that only reads may GET, and POST what is marked \`x-only-reads\`, such as exports. A request that brings a session as well is refused with 400.`;

/** The description of the API at /api/docs, made when it is first asked for and kept. */
export function describeApi(app: NestFastifyApplication): void {
  let made: OpenAPIObject | undefined;
  SwaggerModule.setup('api/docs', app, () => (made ??= documentOf(app)), { jsonDocumentUrl: 'api/docs/openapi.json' });
}

export function documentOf(app: NestFastifyApplication, answers: Answers = builtAnswers()): OpenAPIObject {
  const frame = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Holdfast')
    .setDescription(DESCRIPTION)
    .setVersion('1')
    .addCookieAuth('holdfast_session', { type: 'apiKey', description: 'The session that POST /api/session opens' }, 'session')
    .addApiKey({ type: 'apiKey', in: 'header', name: 'X-XSRF-TOKEN', description: 'The value of the cookie XSRF-TOKEN' }, 'csrf')
    .addBearerAuth({ type: 'http', scheme: 'bearer', bearerFormat: 'hfk_...', description: 'An API token: one role of whoever made it, until its last day' }, 'token')
    .build();
  return completeDocument(SwaggerModule.createDocument(app, frame), answers);
}
