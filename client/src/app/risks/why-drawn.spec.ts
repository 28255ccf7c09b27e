import { READY_MADE_MATRICES } from '@holdfast/domain';
import { aRisk, anAssessment, standing, unscored } from '../../../test/a-risk';
import { whyDrawn } from './why-drawn';

const { matrix } = READY_MADE_MATRICES.find((one) => one.matrix.likelihood.some(({ code }) => code === 'F'))!;
const high = matrix.levels.find(({ label }) => label === 'High')!.code;

describe('why a risk is drawn where it is', () => {
  beforeAll(() => jest.useFakeTimers().setSystemTime(new Date('2026-06-12T09:00:00Z')));
  afterAll(() => jest.useRealTimers());

  it('names who claimed the residual, when, and in which words', () => {
    const risk = aRisk({ residual: standing('C', 'II', high), movement: { kind: 'levels', levels: 1 } });
    expect(whyDrawn(risk, matrix, [anAssessment({ ...risk.residual, rationale: 'Two failures in May.' })])).toEqual({
      claim: 'It is drawn at C · II, High: the residual that the Head of ICT claimed on 14 April.', words: 'Two failures in May.', moved: 'With that it rose 1 level.',
    });
  });

  it('says of an unscored risk that nobody has scored it', () => {
    expect(whyDrawn(aRisk({ residual: unscored }), matrix, []).claim).toBe('It is unscored: nobody has said yet where it stands, so it is in no cell.');
  });

  it('says who took a score back', () => {
    expect(whyDrawn(aRisk({ residual: unscored }), matrix, [anAssessment({ ...unscored })]).claim).toContain('the score was taken back by the Head of ICT on 14 April');
  });

  it('places a risk known by its level alone beside the map', () => {
    const alone = { ...unscored, matrixVersionId: 'a-f', level: high };
    expect(whyDrawn(aRisk({ residual: alone }), matrix, [anAssessment(alone)]).claim).toContain('beside the map at High, since only its level is known');
  });

  it('does not read a level of an earlier matrix on the one of today', () => {
    const earlier = { ...standing('5', '4', 'XX'), matrixVersionId: 'five-by-five' };
    expect(whyDrawn(aRisk({ residual: earlier }), matrix, [anAssessment(earlier)]).claim).toContain('at 5 · 4, XX: the residual that the Head of ICT claimed on 14 April. That was on an earlier matrix');
  });

  it('names nobody to a reader of public wording', () => {
    const risk = aRisk({ residual: standing('C', 'II', high) });
    expect(whyDrawn(risk, matrix, [anAssessment({ ...risk.residual, author: null })]).claim).toBe('It is drawn at C · II, High: the residual on 14 April.');
  });
});
