import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants';
import { ModulesContainer } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ONLY_READS, REQUIRED, type Required } from '../src/platform/permission';

export interface Route {
  /** As in `PATCH /api/units/:id`. */
  name: string;
  required: Required | undefined;
  /** A POST that a token that only reads may ask. */
  onlyReads: boolean;
}

/** Every route that a controller of the program answers, from what Nest itself reads. */
export function routesOf(app: NestFastifyApplication): Route[] {
  const routes: Route[] = [];
  for (const module of app.get(ModulesContainer).values())
    for (const { metatype } of module.controllers.values()) {
      if (typeof metatype !== 'function') continue;
      const handlers = metatype.prototype as Record<string, unknown>;
      for (const key of Object.getOwnPropertyNames(handlers)) {
        const handler = handlers[key];
        if (key === 'constructor' || typeof handler !== 'function' || !Reflect.hasMetadata(PATH_METADATA, handler)) continue;
        const method = RequestMethod[Reflect.getMetadata(METHOD_METADATA, handler) as RequestMethod];
        const path = ['api', Reflect.getMetadata(PATH_METADATA, metatype), Reflect.getMetadata(PATH_METADATA, handler)].map((part) => String(part).replace(/^\/+|\/+$/g, ''));
        routes.push({ name: `${method} /${path.filter(Boolean).join('/')}`, required: Reflect.getMetadata(REQUIRED, handler) as Required | undefined, onlyReads: Reflect.hasMetadata(ONLY_READS, handler) });
      }
    }
  return routes.sort((a, b) => (a.name < b.name ? -1 : 1));
}
