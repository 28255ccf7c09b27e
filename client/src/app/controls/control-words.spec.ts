import { placeOfEvidence } from './control-words';

describe('a link to evidence', () => {
  it.each<[string, string | null]>([
    ['https://intranet.example/tests/7?year=2026', 'intranet.example'],
    ['http://files.example:8080/a.pdf', 'files.example:8080'],
    ['HTTPS://Intranet.example/x', 'intranet.example'],
    ['', null],
    ['javascript:alert(1)', null],
    ['data:text/html,x', null],
    ['//files.example', null],
    ['https://', null],
  ])('%s leads to %s', (link, place) => {
    expect(placeOfEvidence(link)).toBe(place);
  });
});
