import type { Clock } from './platform/clock';

/** What the program was told at its start and its contexts need to know. */
export interface AppOptions {
  /** Connects as the role that row-level security holds. */
  servingUrl: string;
  /** Where people reach the program, without a slash at the end; links in mail start with it. */
  publicUrl: string;
  /** `smtp://…`; without one no mail goes out, and one-time links are handed over by the person who makes them. */
  smtpUrl?: string;
  /** Where mail is written as files while there is no SMTP server. */
  mailFolder?: string;
  mailFrom: string;
  /** Proxies whose X-Forwarded-For is believed: how many in front, or their addresses. Failed sign-ins are counted by source. */
  trustProxy?: number | string;
  /** Folder of the built client; left out in tests of the API alone. */
  clientFolder?: string;
  /** The demo council is loaded: the sign-in page says so. */
  demo: boolean;
  /** pino's level for request logs. */
  logLevel: string;
  /** Connections to PostgreSQL that this process holds at most. */
  poolSize?: number;
  /** Tests put their own in. */
  clock?: Clock;
}

export const APP_OPTIONS = Symbol('AppOptions');
