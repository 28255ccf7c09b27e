import { HttpContext, HttpContextToken } from '@angular/common/http';

/** The key under which the server remembers the answer to a POST, so that sending it again does nothing twice. */
export const IDEMPOTENCY_KEY = new HttpContextToken<string | null>(() => null);

/**
 * One attempt to send a form, however often it takes. The key stays while the same body is sent again (no connection, no
 * answer, signed in again); another body gets another key, because the server refuses one key for two bodies.
 *
 *   readonly #submission = new Submission();
 *   this.#http.post(url, body, { context: this.#submission.of(body) })   // then, once saved: this.#submission.done()
 */
export class Submission {
  #key = newKey();
  #body: string | null = null;

  of(body: unknown): HttpContext {
    const written = JSON.stringify(body);
    if (this.#body !== null && this.#body !== written) this.#key = newKey();
    this.#body = written;
    return new HttpContext().set(IDEMPOTENCY_KEY, this.#key);
  }

  done(): void {
    this.#key = newKey();
    this.#body = null;
  }
}

/** A random UUID, version 4. `crypto.randomUUID` is missing where a page is served without TLS under a host name. */
export function newKey(): string {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID();
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6]! & 0x0f) | 0x40;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
