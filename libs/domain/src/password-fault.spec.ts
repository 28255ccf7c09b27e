import { describe, expect, it } from '@jest/globals';
import { passwordFault } from './password-fault';

const CLERK = { organisation: 'Aldermere Council', name: 'Ceri Howell', email: 'town-clerk@aldermere.example' };

describe('a password that is long enough', () => {
  it.each([
    'password1234', 'Password12345', 'P@ssw0rd1234', 'passwordpassword', 'Welcome2024!!!', 'letmein-letmein', 'administrator1', 'qwertyuiop123', 'Qwerty-123456', 'changeme12345',
    'Summer2025!!!!', 'footballfootball', '123456789012', '987654321098', '111111111111', 'abcabcabcabc', '1qaz2wsx3edc', 'correct horse battery staple', 'iloveyou1234!', 'Monday-Monday',
    'abcdefghijkl', 'aaaaaaaaaaaaaaaa', 'Holdfast1234', '            ...', 'To be or not to be',
  ])('%j is refused as one that is tried first', (password) => {
    expect(passwordFault(password, CLERK)).toContain('best-known');
  });

  it.each(['AldermereCouncil', 'aldermere-2026', 'Aldermere1234!', 'CeriHowell123', 'howell.howell.1', 'aldermere-demo', 'townclerk2026', 'Ald3rm3r3C0uncil'])('%j is refused as a name', (password) => {
    expect(passwordFault(password, CLERK)).toContain('a name that others know');
  });

  it.each([
    'seven long river barges', 'four quiet sheepdogs', 'a long enough password', 'another long password', 'x7Kq-2vTn-9wLd', 'aldermere barges at dawn', 'Monday dragon cheese', '48151623427531', 'gorwel tawel glas',
    'howls of laughter', '火曜日の朝に川を渡る舟', 'ceridwen walks home',
  ])('%j is accepted', (password) => {
    expect(passwordFault(password, CLERK)).toBeNull();
  });

  it('is judged quickly, however long', () => {
    const before = Date.now();
    passwordFault('a'.repeat(199) + 'b', CLERK);
    passwordFault('abc'.repeat(66) + '!', { ...CLERK, name: 'ab abc abcabc bca cab' });
    expect(Date.now() - before).toBeLessThan(1_000);
  });
});
