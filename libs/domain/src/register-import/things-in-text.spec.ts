import { actionsInText, controlsInText, itemsOf } from './things-in-text';

describe('the controls and actions in a cell', () => {
  it.each<[string, string, string[]]>([
    ['one sentence', 'Backups are kept at the second site', ['Backups are kept at the second site']],
    ['a line each', 'Backups\nSecond site\n\nStandby contract', ['Backups', 'Second site', 'Standby contract']],
    ['bullets', '• Backups\n• Second site', ['Backups', 'Second site']],
    ['numbers, one of which goes on', '1. Backups of all servers,\nkept apart\n2) Second site', ['Backups of all servers,\nkept apart', 'Second site']],
    ['letters in brackets', '(a) Backups\n(b) Second site', ['Backups', 'Second site']],
    ['semicolons', 'Backups; second site; standby contract', ['Backups', 'second site', 'standby contract']],
    ['two halves of one sentence', 'Backups are kept; they are tested', ['Backups are kept; they are tested']],
  ])('are %s', (_how, text, items) => expect(itemsOf(text)).toEqual(items));

  it('say nothing where the cell says that there are none', () => expect([controlsInText('None'), controlsInText('n/a'), actionsInText('TBC', null, null)]).toEqual([[], [], []]));

  it('are called by their first line, and said whole below it', () => {
    const [long] = controlsInText(`The contract ${'with the provider '.repeat(20)}holds`);
    expect(long!.title.length).toBeLessThanOrEqual(200);
    expect([long!.title.endsWith('…'), long!.description.endsWith('holds')]).toEqual([true, true]);
  });

  it('share the owner and the day beside them', () => {
    expect(actionsInText('Test the backups\nSign the contract', 'Head of ICT', '2026-06-30').map(({ title, owner, dueDate }) => [title, owner, dueDate])).toEqual([
      ['Test the backups', 'Head of ICT', '2026-06-30'], ['Sign the contract', 'Head of ICT', '2026-06-30'],
    ]);
  });
});
