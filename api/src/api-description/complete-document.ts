import type { OpenAPIObject } from '@nestjs/swagger';
import type { AnswerOfRoute, Answers, Schema } from './answers';

interface Parameter {
  name: string;
  in: 'path' | 'query' | 'header';
  description?: string;
  required?: boolean;
  schema: Schema;
}

interface Operation {
  operationId?: string;
  parameters?: (Parameter | { $ref: string })[];
  requestBody?: unknown;
  responses: Record<string, unknown>;
  security?: Record<string, string[]>[];
  'x-requires'?: string;
  'x-in-person'?: boolean;
  'x-only-reads'?: boolean;
  description?: string;
}

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const;
type Method = (typeof METHODS)[number];

/** The headers of a request, said once. */
const HEADERS: Readonly<Record<string, Parameter>> = {
  IfMatch: { name: 'If-Match', in: 'header', required: true, description: 'The ETag that was read: the change is refused with 412 when somebody saved since', schema: { type: 'string', pattern: '^"\\d+"$' } },
  IdempotencyKey: {
    name: 'Idempotency-Key', in: 'header', required: false, schema: { type: 'string', minLength: 1, maxLength: 100 },
    description: 'A new key for each thing that is done. Sent again with the same key and contents, it is done once and answered as before',
  },
};

/** What may go wrong, and when a route can answer with it. */
const PROBLEMS: Readonly<Record<string, { status: string; description: string }>> = {
  Unreadable: { status: '400', description: 'The body is not readable as JSON in UTF-8, or the address as an address' },
  SignInNeeded: { status: '401', description: 'There is no session and no token, it has ended, or what was given does not open one' },
  NotPermitted: { status: '403', description: 'The caller may see this, but not do it; the X-XSRF-TOKEN of the page is missing; or a token only reads, or cannot do this at all' },
  NotFound: { status: '404', description: 'It is not there, or not for the caller to see: the two are not told apart' },
  Conflict: { status: '409', description: 'A sound request that the state of things does not allow' },
  Stale: { status: '412', description: 'Somebody saved since: `current` is the thing as it is now, ETag its version' },
  TooLarge: { status: '413', description: 'More than can be sent at once' },
  NotJson: { status: '415', description: 'The body is of another type than this route takes' },
  NeedsChange: { status: '422', description: 'Answers that need a change, each named in `errors`; or a key that was used for something else' },
  VersionNeeded: { status: '428', description: 'The change does not say which version it is for' },
  TooManyAttempts: { status: '429', description: 'Too many attempts: wait a while' },
};

/**
 * What the framework cannot see: what each route answers with and refuses with, who may call it, and the headers that it
 * reads. The same document comes back.
 */
export function completeDocument(document: OpenAPIObject, { routes, schemas }: Answers): OpenAPIObject {
  const components = (document.components ??= {}) as Record<string, Record<string, unknown>>;
  components['schemas'] = { ...schemas, ...components['schemas'] };
  components['parameters'] = { ...HEADERS };
  components['responses'] = Object.fromEntries(Object.entries(PROBLEMS).map(([name, { description }]) => [name, { description, content: problemContent }]));
  for (const [path, item] of Object.entries(document.paths))
    for (const method of METHODS) {
      const operation = (item as Partial<Record<Method, Operation>>)[method];
      if (operation) complete(operation, method, path, routes[operation.operationId ?? '']);
    }
  return document;
}

const problemContent = { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemView' } } };

function complete(operation: Operation, method: Method, path: string, answer: AnswerOfRoute | undefined): void {
  const isPublic = operation['x-requires'] === 'public';
  const changes = method !== 'get';
  operation.security = isPublic ? [] : [changes ? { session: [], csrf: [] } : { session: [] }, ...(operation['x-in-person'] ? [] : [{ token: [] }])];
  if (operation['x-only-reads']) operation.description = [operation.description, 'It changes nothing: a token that only reads may ask it too.'].filter(Boolean).join(' ');
  for (const parameter of operation.parameters ?? []) if ('name' in parameter) explain(parameter);
  const headers = [...(answer?.changesVersion ? ['IfMatch'] : []), ...(method === 'post' && !isPublic ? ['IdempotencyKey'] : [])];
  operation.parameters = [...(operation.parameters ?? []), ...headers.map((name) => ({ $ref: `#/components/parameters/${name}` }))];
  if (answer) for (const status of Object.keys(operation.responses)) if (status.startsWith('2')) operation.responses[status] = success(answer);
  for (const name of problemsOf(operation, method, path, answer)) operation.responses[PROBLEMS[name]!.status] ??= { $ref: `#/components/responses/${name}` };
}

function problemsOf(operation: Operation, method: Method, path: string, answer: AnswerOfRoute | undefined): string[] {
  const requires = operation['x-requires'];
  const body = operation.requestBody !== undefined;
  const query = operation.parameters?.some((parameter) => 'name' in parameter && parameter.in === 'query');
  return [
    ...(body ? ['Unreadable', 'TooLarge', 'NotJson'] : []),
    ...(requires !== 'public' || (method === 'post' && path.endsWith('/session')) ? ['SignInNeeded'] : []),
    ...(requires !== 'public' && (requires !== 'signed-in' || method !== 'get') ? ['NotPermitted'] : []),
    ...(path.includes('{') ? ['NotFound'] : []),
    ...(method !== 'get' && requires !== 'public' ? ['Conflict'] : []),
    ...(answer?.changesVersion ? ['Stale', 'VersionNeeded'] : []),
    ...(body || query || method === 'post' ? ['NeedsChange'] : []),
    ...(requires === 'public' && method === 'post' ? ['TooManyAttempts'] : []),
  ];
}

function success({ answer, hasVersion }: AnswerOfRoute): object {
  if (answer === null) return { description: 'Done' };
  if (answer === 'file') return { description: 'The file as it is', content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } };
  return {
    description: 'Done, or as it is',
    ...(hasVersion ? { headers: { ETag: { description: 'Its version, for the next If-Match', schema: { type: 'string' } } } } : {}),
    content: { 'application/json': { schema: answer } },
  };
}

/** Parameters that no request class describes. */
function explain(parameter: Parameter): void {
  if (parameter.in === 'path') {
    parameter.description ||= 'Id of what it is about';
    parameter.schema = { type: 'string', format: 'uuid' };
  } else if (parameter.name === 'after') parameter.description ||= 'Place in the list: the `next` of the page before';
}
