import type { LoggerService } from '@nestjs/common';
import type { FastifyBaseLogger } from 'fastify';

/** Nest's messages in the same JSON lines as Fastify's. */
export class JsonLogger implements LoggerService {
  constructor(private readonly pino: FastifyBaseLogger) {}

  log(message: unknown, ...more: unknown[]): void {
    this.#write('debug', message, more); // Which module was wired when is of no interest to those who run it.
  }

  warn(message: unknown, ...more: unknown[]): void {
    this.#write('warn', message, more);
  }

  error(message: unknown, ...more: unknown[]): void {
    this.#write('error', message, more);
  }

  fatal(message: unknown, ...more: unknown[]): void {
    this.#write('fatal', message, more);
  }

  /** Nest puts the name of the place last, and a stack, if there is one, before it. */
  #write(level: 'debug' | 'warn' | 'error' | 'fatal', message: unknown, more: unknown[]): void {
    const context = more.at(-1);
    const stack = more.length > 1 ? more[0] : undefined;
    const fields = typeof message === 'object' && message !== null ? (message instanceof Error ? { stack: message.stack } : { ...message }) : {};
    this.pino[level]({ context, ...(stack ? { stack } : {}), ...fields }, typeof message === 'string' ? message : undefined);
  }
}

/** For what goes wrong outside any request, before or after there is a logger. */
export function logFatal(thrown: unknown): void {
  const { name, stack } = thrown instanceof Error ? thrown : { name: 'Thrown', stack: String(thrown) };
  console.log(JSON.stringify({ level: 60, time: Date.now(), pid: process.pid, msg: 'Holdfast ends because of a fault.', error: name, stack }));
}
