import { describe, expect, it } from '@jest/globals';
import { readArguments } from './read-arguments';
import type { Verb } from './verb';

const verb = (name: string, more: Partial<Verb> = {}): Verb => ({ name, usage: '', summary: '', works: 'over the API', options: {}, takes: [0, 0], run: () => Promise.reject(new Error()), ...more });
const VERBS = [
  verb('audit verify'), verb('backup', { usage: 'FILE [--organisation ID]', takes: [1, 1], options: { organisation: { takes: 'ID', says: '' } } }), verb('users list', { options: { all: { says: '' } } }), verb('users add'),
];

describe('what is typed after holdfast', () => {
  it('is a verb of one or two words, what follows it, and options anywhere', () => {
    const read = readArguments(['backup', '--json', 'a.tar.gz', '--organisation', 'x'], VERBS);
    expect(read).toMatchObject({ json: true, verb: { name: 'backup' }, asked: { positionals: ['a.tar.gz'] } });
    expect('asked' in read && [read.asked.text('organisation'), read.asked.flag('all')]).toEqual(['x', false]);
    expect(readArguments(['users', 'list', '--all'], VERBS)).toMatchObject({ verb: { name: 'users list' }, json: false });
  });

  it.each([[[]], [['--help']], [['-h']], [['help']], [['backup', '--help']]])('asks for help: %j', (args) => expect(readArguments(args, VERBS)).toEqual({ help: expect.stringContaining('It ends with 0 when done') }));

  it.each([
    [['bakcup'], 'There is no verb "bakcup". Did you mean: holdfast backup'],
    [['audit', 'verfiy'], 'There is no verb "audit verfiy". Did you mean: holdfast audit verify'],
    [['users'], 'Say which of: holdfast users list, holdfast users add.'],
    [['dance'], 'There is no verb "dance". holdfast --help lists them.'],
    [['backup', 'a', '--organistaion', 'x'], 'There is no option --organistaion. Did you mean --organisation?'],
    [['backup'], 'holdfast backup FILE [--organisation ID]'],
    [['backup', 'a', 'b'], 'holdfast backup FILE [--organisation ID]'],
  ])('is used wrongly: %j', (args, says) => expect(() => readArguments(args, VERBS)).toThrow(says));
});
