import { Catch, HttpException, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { ProblemView } from '@holdfast/contracts';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { refusalOfConstraint } from './constraint-words';
import { Refusal } from './refusal';

/** Turns whatever went wrong into problem+json. What nobody foresaw is logged with the request's id and told as a code. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #log = new Logger('problem');

  catch(error: unknown, host: ArgumentsHost): void {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const problem = problemOf(error);
    problem.reportCode = request.id;
    if (problem.status >= 500) this.#log.error({ requestId: request.id, error: describe(error) });
    writeProblem(reply, problem);
  }
}

export const writeProblem = (reply: FastifyReply, problem: ProblemView): void => {
  void reply.status(problem.status).header('cache-control', 'no-store').type('application/problem+json; charset=utf-8').send(JSON.stringify(problem));
};

export function problemOf(error: unknown): ProblemView {
  const refusal = error instanceof Refusal ? error : (refusalOfConstraint(error) ?? refusalOfData(error));
  if (refusal) return { code: refusal.code, title: refusal.title, status: refusal.status, ...refusal.more };
  const status = error instanceof HttpException ? error.getStatus() : ((error as { statusCode?: number }).statusCode ?? 500);
  switch (status) {
    case 400:
      return { code: 'unreadable', title: 'The request could not be read.', status };
    case 404:
      return { code: 'not-found', title: 'There is nothing at this address.', status };
    case 405:
      return { code: 'not-allowed', title: 'This cannot be done here.', status };
    case 413:
      return { code: 'too-large', title: 'That is more text than can be sent at once. Shorten it; nothing has been saved.', status };
    case 415:
      return { code: 'not-json', title: 'The request has to be JSON.', status };
    default:
      return status >= 400 && status < 500
        ? { code: 'refused', title: 'The request was not understood.', status }
        : { code: 'broken', title: 'Something went wrong on the server. Nothing has been saved.', status: 500 };
  }
}

/** What was sent is of no kind that PostgreSQL could compare: bodies are checked before, so it is a tampered place in a list. */
function refusalOfData(error: unknown): Refusal | null {
  const { code } = ((error as { driverError?: object }).driverError ?? error ?? {}) as { code?: string };
  return ['22P02', '22003', '22007', '22008'].includes(code ?? '') ? new Refusal(422, 'needs-change', 'This place in the list is not known. Start again from the top.') : null;
}

/** Enough to find the fault, without the values that were sent: those may be personal. */
const describe = (error: unknown): string =>
  error instanceof Error ? `${error.name}: ${'driverError' in error ? sqlState(error.driverError) : error.message}\n${error.stack?.split('\n').slice(1).join('\n') ?? ''}` : 'unknown';

const sqlState = (driverError: unknown): string => {
  const { code, constraint, routine } = driverError as { code?: string; constraint?: string; routine?: string };
  return `SQLSTATE ${code ?? '?'} ${constraint ?? ''} ${routine ?? ''}`;
};
