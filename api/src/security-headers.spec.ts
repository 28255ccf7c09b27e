import { describe, expect, it } from '@jest/globals';
import { securityHeaders } from './security-headers';

describe('the headers of every answer', () => {
  it('let a page load from here alone, be framed by nobody, and tell no other site where it was', async () => {
    const headers = await securityHeaders(false);
    expect(headers).toMatchObject({ 'referrer-policy': 'same-origin', 'x-content-type-options': 'nosniff' });
    expect(headers['content-security-policy']).toMatch(/default-src 'self';.*script-src 'self';/);
    expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(Object.keys(headers)).not.toEqual(expect.arrayContaining(['content-length']));
  });

  it('hold a browser to HTTPS where that is how people come', async () => {
    const [safe, open] = [await securityHeaders(true), await securityHeaders(false)];
    expect(safe['strict-transport-security']).toContain('max-age');
    expect(safe['content-security-policy']).toContain('upgrade-insecure-requests');
    expect(open['strict-transport-security']).toBeUndefined();
    expect(open['content-security-policy']).not.toContain('upgrade-insecure-requests');
  });
});
