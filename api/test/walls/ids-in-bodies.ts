import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule } from '@nestjs/swagger';

interface Schema {
  $ref?: string;
  format?: string;
  type?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  allOf?: Schema[];
}

/** For each route, the places in its body that hold an id, as the document of the API describes them: `roles.*.unitId`. */
export function idsInBodies(app: NestFastifyApplication): Map<string, string[]> {
  const document = SwaggerModule.createDocument(app, new DocumentBuilder().build());
  const schemas = (document.components?.schemas ?? {}) as Record<string, Schema>;
  const idsOf = (schema: Schema, above: string): string[] => {
    const named = schema.$ref ? schemas[schema.$ref.split('/').at(-1) ?? ''] : undefined;
    if (named) return idsOf(named, above);
    if (schema.format === 'uuid') return [above];
    return [
      ...(schema.allOf ?? []).flatMap((part) => idsOf(part, above)),
      ...(schema.items ? idsOf(schema.items, `${above}.*`) : []),
      ...Object.entries(schema.properties ?? {}).flatMap(([name, property]) => idsOf(property, above ? `${above}.${name}` : name)),
    ];
  };
  const found = new Map<string, string[]>();
  for (const [path, methods] of Object.entries(document.paths))
    for (const [method, operation] of Object.entries(methods as Record<string, { requestBody?: { content: Record<string, { schema: Schema }> } }>)) {
      const schema = operation.requestBody?.content['application/json']?.schema;
      found.set(`${method.toUpperCase()} ${path.replace(/\{(\w+)\}/g, ':$1')}`, schema ? idsOf(schema, '') : []);
    }
  return found;
}

/** Puts `id` where `path` leads; null when the body has nothing there. */
export function withId(body: object, path: string, id: string): object | null {
  const copy = structuredClone(body) as Record<string, unknown>;
  const steps = path.split('.');
  let here: unknown = copy;
  for (const step of steps.slice(0, -1)) here = (here as Record<string, unknown> | undefined)?.[step === '*' ? '0' : step];
  const last = steps.at(-1) === '*' ? '0' : (steps.at(-1) ?? '');
  if (typeof here !== 'object' || here === null || typeof (here as Record<string, unknown>)[last] !== 'string') return null;
  (here as Record<string, unknown>)[last] = id;
  return copy;
}

export const idAt = (body: object, path: string): string =>
  String(path.split('.').reduce<unknown>((here, step) => (here as Record<string, unknown> | undefined)?.[step === '*' ? '0' : step], body));
