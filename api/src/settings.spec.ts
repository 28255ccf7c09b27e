import { describe, expect, it } from '@jest/globals';
import { readSettings, SettingsRefusal } from './settings';

const faultsOf = (environment: Record<string, string>): readonly string[] => {
  try {
    readSettings(environment);
    return [];
  } catch (thrown) {
    return (thrown as SettingsRefusal).faults;
  }
};

describe('the settings of the program', () => {
  it('serve this machine alone, on the embedded database with the demo, when nothing is set', () => {
    expect(readSettings({})).toMatchObject({ host: 'localhost', port: 3000, databaseUrl: undefined, demo: 'when-embedded', smtpUrl: undefined, logLevel: 'warn' });
  });

  it('log requests where a database is given', () => {
    expect(readSettings({ DATABASE_URL: 'postgres://a@b/c' })).toMatchObject({ logLevel: 'info' });
  });

  it('take an empty value for one that is not set', () => {
    expect(readSettings({ PORT: '', DATABASE_URL: ' ', DEMO: '' })).toEqual(readSettings({}));
  });

  it('drop the slash at the end of the public address', () => {
    expect(readSettings({ PUBLIC_URL: 'https://risks.example.org/' }).publicUrl).toBe('https://risks.example.org');
  });

  it('name every fault at once, a sentence each', () => {
    expect(faultsOf({ PORT: '70000', DEMO: 'yes', LOG_LEVEL: 'loud', PUBLIC_URL: 'risks.example.org' })).toEqual([
      'PORT must be a number from 0 to 65535, not "70000".',
      'PUBLIC_URL must be an address such as https://risks.example.org, not "risks.example.org".',
      'DEMO must be 1 (load the demo) or 0 (never), not "yes".',
      'LOG_LEVEL must be one of silent, fatal, error, warn, info, debug, trace, not "loud".',
    ]);
  });

  it('do not repeat an address that may hold a password', () => {
    const faults = faultsOf({ DATABASE_URL: 'mysql://me:hunter2@host/db', SMTP_URL: 'me:hunter2@host', MAIL_FROM: 'a@b' });
    expect(faults).toHaveLength(2);
    expect(faults.join()).not.toContain('hunter2');
  });

  it.each([
    [{ DATABASE_SERVING_URL: 'postgres://a@b/c' }, 'DATABASE_SERVING_URL needs DATABASE_URL beside it: the role that owns the tables.'],
    [{ SMTP_URL: 'smtp://mail:25' }, 'SMTP_URL needs MAIL_FROM beside it: the sender of the mails, such as Holdfast <risks@example.org>.'],
    [{ MAIL_FROM: 'Holdfast' }, 'MAIL_FROM must be a mail address, such as Holdfast <risks@example.org>.'],
  ])('refuse %j', (environment, fault) => {
    expect(faultsOf(environment as Record<string, string>)).toEqual([fault]);
  });
});
