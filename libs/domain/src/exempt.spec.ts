import { exemptLine, visibilityOf, wordingShown } from './exempt';

const risk = { title: 'Contract dispute', cause: 'Late delivery', event: 'Claim', consequence: 'Cost', exemptGround: null, publicWording: null };
const exempt = { ...risk, exemptGround: 'legal-privilege' as const };
const worded = { ...exempt, publicWording: ' A supplier matter ' };

describe('what the public reads of a risk', () => {
  it('all of one that is not exempt', () => {
    expect(visibilityOf(risk)).toBe('public');
    expect(wordingShown(risk, 'public')).toEqual({ title: 'Contract dispute', cause: 'Late delivery', event: 'Claim', consequence: 'Cost' });
  });

  it('the public wording of an exempt one, and no other word of it', () => {
    expect(visibilityOf(worded)).toBe('exempt-worded');
    expect(wordingShown(worded, 'public')).toEqual({ title: 'A supplier matter', cause: null, event: null, consequence: null });
  });

  it('nothing of an exempt one without public wording', () => {
    expect(visibilityOf(exempt)).toBe('exempt-hidden');
    expect(visibilityOf({ ...exempt, publicWording: '  ' })).toBe('exempt-hidden');
    expect(wordingShown(exempt, 'public')).toBeNull();
  });

  it('a public wording changes nothing while the risk is not exempt', () => {
    expect(wordingShown({ ...risk, publicWording: 'Other words' }, 'public')).toMatchObject({ title: 'Contract dispute' });
  });

  it('those who may read all of the register read all of the risk', () => {
    for (const one of [risk, exempt, worded]) expect(wordingShown(one, 'full')).toMatchObject({ title: 'Contract dispute', cause: 'Late delivery' });
  });

  it.each([
    [0, null],
    [1, '1 further risk is exempt'],
    [3, '3 further risks are exempt'],
  ])('%d kept back: %s', (count, line) => {
    expect(exemptLine(count)).toBe(line);
  });
});
