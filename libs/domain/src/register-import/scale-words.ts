import { asSentence } from '../as-sentence';
import { comparable } from '../table-reading';

/** Words of scales, by how much they say, from 0 (least) to 10; those with the same weight are the same step in other words. */
const WEIGHTS: Readonly<Record<number, string>> = {
  0.5: 'none,nil,no impact,n a',
  1: 'very low,vlow,vl,v low,negligible,insignificant,trivial,rare,remote,very unlikely,highly unlikely,improbable,incredible,minimal,sehr gering,very minor,muito baixa,muy bajo',
  3: 'low,l,lo,minor,unlikely,small,marginal,slight,seldom,tolerable,green,g,low risk,gering,niedrig,baixa,baixo,bajo,baja,nízka,nízke,nízky,низкая,низкий,faible,limited',
  5: 'medium,m,med,moderate,mod,possible,average,occasional,amber,yellow,a,y,even chance,fairly likely,medium risk,mittel,media,medio,média,médio,stredná,stredné,stredný,средняя,средний,moyen,acceptable,serious concern',
  6: 'significant,substantial,medium high,orange',
  7: 'high,h,hi,likely,major,probable,serious,red,r,high risk,hoch,alta,alto,vysoká,vysoké,vysoký,высокая,высокий,élevé,unacceptable,elevated',
  8: 'severe,black',
  9: 'very high,vhigh,vh,v high,almost certain,very likely,highly likely,critical,frequent,extreme,certain,expected,sehr hoch,muito alta,muy alto,purple',
  9.5: 'catastrophic,disastrous,fatal,extremely high,extremely likely,kritická,crítica,crítico,критический',
};
const WEIGHT = new Map(Object.entries(WEIGHTS).flatMap(([weight, list]) => list.split(',').map((word) => [comparable(word), Number(weight)] as const)));

/** How much a word of a scale says, from 0 to 10; null for a word of no scale. */
export const weightOf = (word: string): number | null => WEIGHT.get(comparable(word).replace(/^(.+) (?:risk|likelihood|impact|probability|severity)$/, '$1')) ?? null;

const FULL: Readonly<Record<string, string>> = { vl: 'Very low', vlow: 'Very low', 'v low': 'Very low', l: 'Low', lo: 'Low', m: 'Medium', med: 'Medium', mod: 'Moderate', h: 'High', hi: 'High', vh: 'Very high', vhigh: 'Very high', 'v high': 'Very high', g: 'Green', a: 'Amber', y: 'Yellow', r: 'Red' };
/** "VH" as "Very high"; other words as they are, begun with a capital. */
export function stepLabel(word: string): string {
  const full = FULL[comparable(word)];
  if (full) return full;
  const typed = word.trim();
  const small = typed === typed.toUpperCase() && /[A-Z]{3}/.test(typed) ? typed.toLowerCase() : typed;
  return asSentence(small);
}
