import { injectsOf, linesOf, participantsOf } from './exercise-form';

describe('a rehearsal as it is typed', () => {
  it('takes objectives one to a line', () => expect(linesOf(' One \n\nTwo ')).toEqual(['One', 'Two']));

  it.each([
    ['90 The provider calls', [{ minute: 90, text: 'The provider calls' }]],
    ['90 min: The provider calls', [{ minute: 90, text: 'The provider calls' }]],
    ['The provider calls', [null]],
  ])('reads the inject "%s"', (line, expected) => expect(injectsOf(line)).toEqual(expected));

  it('keeps who is known as a person, and takes others by name and role', () => {
    const person = { id: 'p', name: 'A', jobTitle: 'Network Manager', left: false };
    expect(participantsOf('Network Manager, network\nSpecialist provider, opens the site', [{ person, name: '', role: 'network' }])).toEqual([
      { personId: 'p', name: '', role: 'network' }, { personId: null, name: 'Specialist provider', role: 'opens the site' },
    ]);
  });
});
