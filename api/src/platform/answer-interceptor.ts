import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { map, type Observable } from 'rxjs';

/** JSON that PostgreSQL put together; sent as it is, without being parsed and written again. `T` is the contract that it holds, for the description of the API. */
export class JsonText<T = never> {
  declare readonly of?: T;

  constructor(
    readonly text: string,
    readonly version?: number,
  ) {}
}

/** A view with a version gets it as its ETag; `JsonText` goes out untouched; nothing of the API is kept by a cache. */
@Injectable()
export class AnswerInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType() !== 'http') return next.handle();
    const reply = context.switchToHttp().getResponse<FastifyReply>();
    return next.handle().pipe(
      map((answer: unknown) => {
        if (!reply.hasHeader('cache-control')) void reply.header('cache-control', 'private, no-store');
        const version = (answer as { version?: unknown } | null)?.version;
        if (typeof version === 'number') void reply.header('etag', `"${version}"`);
        if (!(answer instanceof JsonText)) return answer;
        void reply.type('application/json; charset=utf-8');
        return answer.text;
      }),
    );
  }
}
