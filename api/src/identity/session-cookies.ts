import type { CookieSerializeOptions } from '@fastify/cookie';
import type { FastifyReply } from 'fastify';
import type { AppOptions } from '../app-options';
import type { NewSession } from './open-session';

export const SESSION_COOKIE = 'holdfast_session';
/** Read by the client, sent back as `X-XSRF-TOKEN`: another site can do neither. */
export const CSRF_COOKIE = 'XSRF-TOKEN';

const cookieOptions = (options: AppOptions): CookieSerializeOptions => ({ path: '/', sameSite: 'lax', secure: options.publicUrl.startsWith('https:') });

export function setSessionCookies(reply: FastifyReply, options: AppOptions, { cookie, csrf }: Pick<NewSession, 'cookie' | 'csrf'>): void {
  void reply.setCookie(SESSION_COOKIE, cookie, { ...cookieOptions(options), httpOnly: true });
  void reply.setCookie(CSRF_COOKIE, csrf, cookieOptions(options));
}

export function clearSessionCookies(reply: FastifyReply, options: AppOptions): void {
  void reply.clearCookie(SESSION_COOKIE, { ...cookieOptions(options), httpOnly: true });
  void reply.clearCookie(CSRF_COOKIE, cookieOptions(options));
}
