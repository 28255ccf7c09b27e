import { actInWords, shownChanges, valueInWords } from './change-words';

const change = (field: string, before: unknown, after: unknown): { field: string; before: unknown; after: unknown } => ({ field, before, after });

describe('an entry of the history', () => {
  it('says which score was given', () => {
    expect(actInWords('risk.assessed', [change('kind', null, 'target'), change('rationale', null, 'x')])).toBe('scored its target risk');
  });

  it('names up to three fields, and beyond that says what kind of change it was', () => {
    expect(actInWords('risk.edited', [change('owner', null, null), change('treatment', null, 'treat')])).toBe('changed its owner and treatment');
    expect(actInWords('risk.edited', ['title', 'cause', 'event', 'owner'].map((field) => change(field, '', '')))).toBe('changed its wording and facts');
  });

  it('says to which control it was done, and to which score an acceptance was given', () => {
    expect(actInWords('control.assessed', [], 'Nightly backups')).toBe('assessed the control "Nightly backups"');
    expect(actInWords('control.edited', [change('owner', null, null)], 'Nightly backups')).toBe('changed the owner of the control "Nightly backups"');
    expect(actInWords('control.edited', ['title', 'description', 'owner', 'x'].map((field) => change(field, '', '')), 'Backups')).toBe('changed the wording of the control "Backups"');
    expect(actInWords('control.added')).toBe('added a control');
    expect(actInWords('risk.accepted')).toBe('accepted it above appetite');
    expect(valueInWords('effectiveness', 'partial')).toBe('Partly effective');
    expect(valueInWords('accepted', { likelihood: '4', impact: '5', level: 'VH', score: 20 })).toBe('4 · 5 (VH)');
  });

  it('says which action it was, and what became of it', () => {
    expect(actInWords('action.added', [], 'ICT-A001 Move the pumps')).toBe('planned ICT-A001 Move the pumps');
    expect(actInWords('action.edited', [change('costs', [], [])], 'ICT-A001 Move the pumps')).toBe('changed the costs of ICT-A001 Move the pumps');
    expect(actInWords('risk.action-linked', [change('action', null, 'HSG-A002')])).toBe('said that HSG-A002 serves it too');
    expect(actInWords('risk.action-unlinked', [change('action', 'HSG-A002', null)])).toBe('took it off HSG-A002');
    expect([valueInWords('status', 'in-progress'), valueInWords('priority', 'high'), valueInWords('costs', [{ financialYear: 2026, kind: 'capital', amount: null }])]).toEqual([
      'In progress', 'High', '2026/27 Capital to be assessed',
    ]);
  });

  it('names the file that came or went, and what it was attached to', () => {
    const file = [change('fileName', null, 'Test.pdf'), change('size', null, 34_000), change('mediaType', null, 'application/pdf')];
    expect(actInWords('attachment.added', file)).toBe('attached the file "Test.pdf"');
    expect(actInWords('attachment.withdrawn', file, 'Backups')).toBe('withdrew the file "Test.pdf" from "Backups"');
    expect([valueInWords('size', 34_000), valueInWords('mediaType', 'application/pdf')]).toEqual(['34 kB', 'PDF']);
  });

  it('shows values in the words of the trade', () => {
    expect(valueInWords('owner', { id: '1', name: 'N', jobTitle: 'Head of ICT' })).toBe('Head of ICT');
    expect(valueInWords('residual', { likelihood: 'C', impact: 'II', level: 'H' })).toBe('C · II (H)');
    expect(valueInWords('residual', { likelihood: null, impact: null, level: 'L' })).toBe('L, level only');
    expect(valueInWords('residual', { likelihood: null, impact: null, level: null })).toBe('Unscored');
    expect(valueInWords('proximity', 'within-3-months')).toBe('Within 3 months');
    expect(valueInWords('objectives', ['S01', 'S07'])).toBe('S01, S07');
    expect(valueInWords('category', null)).toBe('None');
  });

  it('does not repeat the kind that its sentence says', () => {
    const shown = shownChanges({ id: '1', at: '', actor: null, action: 'risk.assessed', about: null, import: null, changes: [change('kind', null, 'residual'), change('rationale', null, 'Twice this month')] });
    expect(shown).toEqual([{ label: 'Reason', before: 'None', after: 'Twice this month' }]);
  });
});
