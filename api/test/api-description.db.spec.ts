import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { OpenAPIObject } from '@nestjs/swagger';
import { describeAnswers } from '../../tools/describe-answers.mjs';
import { documentOf } from '../src/api-description/describe-api';
import { routesOf } from './routes-of';
import { startApp, type TestApp } from './start-app';

interface Schema {
  $ref?: string;
  description?: string;
  properties?: Record<string, Schema>;
  items?: Schema;
  anyOf?: Schema[];
  allOf?: Schema[];
}
interface Operation {
  parameters: ({ $ref: string } | { name: string; in: string; description?: string })[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses: Record<string, { $ref?: string; content?: Record<string, { schema: Schema }> }>;
  security: object[];
  'x-in-person'?: boolean;
}

describe('the description of the API', () => {
  let test: TestApp;
  let document: OpenAPIObject;
  let operations: [name: string, operation: Operation][];
  beforeAll(async () => {
    test = await startApp();
    document = documentOf(test.app, describeAnswers());
    operations = Object.entries(document.paths).flatMap(([path, item]) => Object.entries(item as Record<string, Operation>).map(([method, operation]): [string, Operation] => [`${method.toUpperCase()} ${path}`, operation]));
  });
  afterAll(() => test.close());

  const isEmpty = (schema: Schema | undefined): boolean => !schema || Object.keys(schema).filter((key) => key !== 'description').length === 0;
  const resolved = ($ref: string): unknown => $ref.replace('#/', '').split('/').reduce<unknown>((place, name) => (place as Record<string, unknown> | undefined)?.[name], document);

  it('holds every route', () => {
    expect(operations.map(([name]) => name.replace(/\{(\w+)\}/g, ':$1')).sort()).toEqual(routesOf(test.app).map(({ name }) => name).sort());
  });

  it('says what each answers with, unless that is nothing', () => {
    const without = operations.filter(([, { responses }]) => {
      const [status, answer] = Object.entries(responses).find(([code]) => code.startsWith('2')) ?? [];
      return status !== '204' && Object.values(answer?.content ?? { none: { schema: {} } }).every(({ schema }) => isEmpty(schema));
    });
    expect(without.map(([name]) => name)).toEqual([]);
  });

  it('describes every field of a request, in body, query and path', () => {
    const faults: string[] = [];
    const look = (at: string, schema: Schema, seen: readonly string[] = []): void => {
      if (schema.$ref) return seen.includes(schema.$ref) ? undefined : look(at, resolved(schema.$ref) as Schema, [...seen, schema.$ref]);
      for (const part of [...(schema.anyOf ?? []), ...(schema.allOf ?? []), ...(schema.items ? [schema.items] : [])]) look(at, part, seen);
      for (const [name, field] of Object.entries(schema.properties ?? {})) {
        if (!field.description) faults.push(`${at}.${name}`);
        look(`${at}.${name}`, field, seen);
      }
    };
    for (const [name, { parameters, requestBody }] of operations) {
      for (const parameter of parameters) if ('name' in parameter && !parameter.description) faults.push(`${name}?${parameter.name}`);
      for (const { schema } of Object.values(requestBody?.content ?? {})) look(name, schema);
    }
    expect(faults).toEqual([]);
  });

  it('refers to nothing that is not there', () => {
    const references = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, reference]) => reference!);
    expect([...new Set(references)].filter((reference) => resolved(reference) === undefined)).toEqual([]);
  });

  it('says who may ask, what is refused as a problem, and which headers are read', () => {
    const of = (name: string): Operation => operations.find(([one]) => one === name)![1];
    const headers = ({ parameters }: Operation): string[] => parameters.flatMap((parameter) => ('$ref' in parameter ? [parameter.$ref.split('/').at(-1)!] : []));
    for (const { name, required } of routesOf(test.app)) {
      const operation = of(name.replace(/:(\w+)/g, '{$1}'));
      const inPerson = operation['x-in-person'] === true;
      expect([name, operation.security.map((one) => Object.keys(one)[0])]).toEqual([name, required === 'public' ? [] : inPerson ? ['session'] : ['session', 'token']]);
      expect([name, Object.keys(operation.responses).includes('401')]).toEqual([name, required !== 'public' || name === 'POST /api/session']);
      expect([name, headers(operation).includes('IdempotencyKey')]).toEqual([name, name.startsWith('POST') && required !== 'public']);
    }
    const edit = of('PATCH /api/risks/{id}');
    expect(headers(edit)).toEqual(['IfMatch']);
    expect(Object.keys(edit.responses)).toEqual(['200', '400', '401', '403', '404', '409', '412', '413', '415', '422', '428']);
    expect(edit.responses['200']?.content?.['application/json']?.schema).toEqual({ $ref: '#/components/schemas/RiskView' });
    expect(JSON.stringify(document.components?.responses)).toContain('application/problem+json');
  });

  it('is made once, and answered quickly after', async () => {
    const ask = async (): Promise<string> => (await test.app.inject({ method: 'GET', url: '/api/docs/openapi.json' })).body;
    const [first, second] = [await ask(), await ask()];
    expect(first).toBe(second);
  });
});
