import { describe, expect, it } from '@jest/globals';
import { nearest } from './nearest';

describe('a mistyped verb', () => {
  const VERBS = ['audit verify', 'freeze', 'backup', 'restore', 'users add', 'users list', 'token'];
  it.each([
    ['freze', 'freeze'],
    ['abckup', 'backup'],
    ['Restore', 'restore'],
    ['audit verfiy', 'audit verify'],
    ['user list', 'users list'],
    ['sing', null],
    ['', null],
  ])('%j is answered with %j', (typed, meant) => expect(nearest(typed, VERBS)).toBe(meant));
});
