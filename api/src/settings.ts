import { isIP } from 'node:net';
import { resolve } from 'node:path';
import { StartRefusal } from '@holdfast/db';

export const LOG_LEVELS = ['silent', 'fatal', 'error', 'warn', 'info', 'debug', 'trace'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** What the environment asks for. */
export interface Settings {
  /** `localhost` listens on this machine alone, by both of its addresses; `0.0.0.0` or `::` on every network. */
  host: string;
  /** 0 takes a free one. */
  port: number;
  /** Where people reach the program: the base of links in mails, and by its scheme whether cookies are `Secure`. No slash at its end. None: on this machine. */
  publicUrl: string | undefined;
  /** Holds the embedded database; absolute. */
  dataDir: string;
  /** Of the role that owns the tables; none for the embedded server. */
  databaseUrl: string | undefined;
  /** Of the role that serves, when an administrator made one. */
  databaseServingUrl: string | undefined;
  /** `yes` also into the database of DATABASE_URL; in any case only while it is empty. */
  demo: 'yes' | 'no' | 'when-embedded';
  /** None: digests are written to the folder `mail` of the data, and no other mail goes out. */
  smtpUrl: string | undefined;
  mailFrom: string;
  logLevel: LogLevel;
  /** Proxies in front of the program, whose word on where a request came from is taken: how many, or their addresses. */
  trustProxy: number | string | undefined;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Every fault at once, a sentence each. */
export class SettingsRefusal extends StartRefusal {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('\n'));
  }
}

/** An empty value counts as unset: that is how container files leave a setting out. */
export function readSettings(environment: Environment): Settings {
  const faults: string[] = [];
  const of = (name: string): string | undefined => environment[name]?.trim() || undefined;
  const check = <T>(name: string, fallback: T, parse: (value: string) => T | undefined, wanted: string, secret = false): T => {
    const value = of(name);
    if (value === undefined) return fallback;
    const parsed = parse(value);
    // An address may hold a password: it is not repeated.
    if (parsed === undefined) faults.push(`${name} must be ${wanted}${secret ? '' : `, not "${value}"`}.`);
    return parsed ?? fallback;
  };
  const address = (name: string, schemes: readonly string[], wanted: string, secret = true) =>
    check<string | undefined>(name, undefined, (value) => (hasScheme(value, schemes) ? value : undefined), wanted, secret);

  const port = check('PORT', 3000, wholeNumberTo(65_535), 'a number from 0 to 65535');
  const databaseUrl = address('DATABASE_URL', ['postgres:', 'postgresql:'], 'an address such as postgres://role:password@host:5432/database');
  const databaseServingUrl = address('DATABASE_SERVING_URL', ['postgres:', 'postgresql:'], 'an address such as postgres://role:password@host:5432/database');
  const smtpUrl = address('SMTP_URL', ['smtp:', 'smtps:'], 'an address such as smtp://user:password@host:587');
  const publicUrl = address('PUBLIC_URL', ['http:', 'https:'], 'an address such as https://risks.example.org', false);
  const mailFrom = of('MAIL_FROM');
  const settings: Settings = {
    host: of('HOST') ?? 'localhost',
    port,
    publicUrl: publicUrl?.replace(/\/+$/, ''),
    dataDir: resolve(of('DATA_DIR') ?? '.data'),
    databaseUrl,
    databaseServingUrl,
    demo: check('DEMO', 'when-embedded', (value) => ({ '1': 'yes' as const, '0': 'no' as const })[value], '1 (load the demo) or 0 (never)'),
    smtpUrl,
    mailFrom: mailFrom ?? 'Holdfast <holdfast@localhost>',
    logLevel: check('LOG_LEVEL', databaseUrl ? 'info' : 'warn', (value) => LOG_LEVELS.find((level) => level === value), `one of ${LOG_LEVELS.join(', ')}`),
    trustProxy: check<number | string | undefined>('TRUST_PROXY', undefined, proxies, 'how many proxies are in front, such as 1, or their addresses, such as 10.0.0.0/8'),
  };
  if (of('DATABASE_SERVING_URL') && !of('DATABASE_URL')) faults.push('DATABASE_SERVING_URL needs DATABASE_URL beside it: the role that owns the tables.');
  if (of('SMTP_URL') && !mailFrom) faults.push('SMTP_URL needs MAIL_FROM beside it: the sender of the mails, such as Holdfast <risks@example.org>.');
  if (mailFrom && !mailFrom.includes('@')) faults.push('MAIL_FROM must be a mail address, such as Holdfast <risks@example.org>.');
  if (faults.length > 0) throw new SettingsRefusal(faults);
  return settings;
}

const wholeNumberTo =
  (most: number) =>
  (value: string): number | undefined =>
    /^\d+$/.test(value) && Number(value) <= most ? Number(value) : undefined;

function proxies(value: string): number | string | undefined {
  if (/^[1-9]$/.test(value)) return Number(value);
  const known = value.split(',').every((one) => /^[^/]+(?:\/\d{1,3})?$/.test(one.trim()) && isIP(one.trim().split('/')[0] ?? '') > 0);
  return known ? value : undefined;
}

function hasScheme(value: string, schemes: readonly string[]): boolean {
  try {
    return schemes.includes(new URL(value).protocol);
  } catch {
    return false;
  }
}
