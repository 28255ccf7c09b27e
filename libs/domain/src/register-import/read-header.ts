import { comparable } from '../table-reading';

/** What a header may be about; `rating` is a score or a level, as its values decide. */
export type Concept =
  | 'reference' | 'title' | 'event' | 'cause' | 'consequence' | 'category' | 'unit' | 'owner' | 'status' | 'treatment' | 'proximity'
  | 'controls' | 'actions' | 'actionOwner' | 'actionDue' | 'raised' | 'lastReview' | 'nextReview' | 'targetDate'
  | 'likelihood' | 'impact' | 'rating';

/** Before controls, as scored at present, after what was done, as wanted. */
export type SetWord = 'gross' | 'current' | 'net' | 'target';

export interface HeaderSaid {
  readonly concept: Concept;
  readonly set: SetWord | null;
  /** 3: to the word; 2: nearly all of it; 1: it holds the word. */
  readonly strength: 1 | 2 | 3;
  /** The words that say it. */
  readonly by: string;
}

const SETS: readonly (readonly [SetWord, RegExp])[] = [
  ['gross', /\b(?:inherent|gross|initial|original|raw|untreated|uncontrolled|unmitigated|pre ?mitigat(?:ed|ion)|pre ?controls?|before (?:mitigation|controls?|treatment|actions?)|without controls?|opening|baseline|pred mitigaciou)\b/],
  ['target', /\b(?:target(?:ed)?|desired|planned|future|tolerable|projected|forecast|aspirational|expected)\b/],
  ['net', /\b(?:residual|net|post ?mitigat(?:ed|ion)|post ?controls?|after (?:mitigation|controls?|treatment|actions?)|with controls?|mitigated|controlled|revised|remaining|closing|po mitigacii)\b/],
  ['current', /\b(?:current|present|now|today|existing)\b/],
];

const words = (list: string): readonly string[] => list.split(',').map((one) => comparable(one));

/** To the word, as registers head their columns; of the trade's languages those that were met. */
const NAMES: Readonly<Record<Concept, readonly string[]>> = {
  reference: words('reference,ref,ref no,ref number,risk ref,risk reference,risk reference number,id,i d,risk id,riskid,risk number,risk no,no,number,nr,nummer,risk code,code,programme risk ref,unique id,unique reference,uid,item no,poam id'),
  title: words('title,risk,risks,risk title,risk name,name,risk headline,headline,short description,summary,risk summary,hazard,hazard description,risk short name,risk heading,riesgo,risco,názov rizika,risiko,risikotitel,bezeichnung,weakness name,key risk'),
  event: words('event,description,risk description,description of risk,description of the risk,desc,scenario,risk scenario,risk event,statement,risk statement,failure mode,risk identified,risks identified,details,risk detail,risk details,beschreibung,opis rizika,what could happen,what might go wrong,issue,descripcion,descrição,weakness description,risk and effects,title description'),
  cause: words('cause,causes,root cause,root causes,trigger,triggers,threat,threats,vulnerability,vulnerabilities,source,risk source,causa,possible causes,risk cause,risk causes,popis hrozby,popis zraniteľnosti,ursache,триггеры,cause of risk,drivers,contributing factors'),
  consequence: words('consequence,consequences,effect,effects,potential consequence,potential consequences,potential impact,impact description,description of impact,consequence impact,effect of risk,risk effect,impacts,harm,folgen,what would happen,potential clinical impact,влияние на проект,risk consequence,risk consequences'),
  category: words('category,risk category,type,risk type,typ,theme,risk theme,area,risk area,domain,subject,rbs,kategorie,categoria,risk classification,classification,group,function,risk family,leading consequence category'),
  unit: words('unit,service,directorate,department,division,business unit,service area,team,dept,portfolio,location,section,directorate service'),
  owner: words('owner,risk owner,responsible,responsible officer,responsible person,lead,lead officer,risk manager,accountable,accountable officer,accountable owner,owned by,resp,risiko eigner,хозяин риска,responsibility,senior risk owner,executive owner,risk owner role,assigned to,officer,verantwortlich,eigner,risk lead,point of contact'),
  status: words('status,risk status,current status,open closed,register status,state,risk state,status open closed,stav,estado'),
  treatment: words('treatment,response,risk response,strategy,risk strategy,treatment option,response type,risk treatment,risk response type,approach,decision,4ts,treat tolerate transfer terminate,treatment decision,response strategy,risk approach,response category'),
  proximity: words('proximity,risk proximity,timing,timescale of risk,when might it happen,response timing,timeframe'),
  controls: words('controls,control,existing controls,current controls,controls in place,existing control,control measures,current control measures,risk control measures in place,key controls,internal controls,mitigating controls,current management control,management control,management of risk,method of control,existing mitigation,current mitigation,mitigations in place,safeguards,design controls,mitigating factors'),
  actions: words('actions,action,action plan,action plans,mitigation,mitigations,mitigation action,mitigating action,mitigating actions,mitigation plan,treatment plan,mitigation treatment plan,planned actions,further actions,further action,action required,actions required,additional mitigation,additional controls,treatment actions,recommended action,recommended actions,countermeasure,countermeasures,gegenmaßnahme,gegenmaßnahmen,maßnahmen,action taken,next steps,planned mitigation,remediation plan,contingency plan,future actions,proposed actions,medidas'),
  actionOwner: words('action owner,action by,by whom,owner of action,action lead,mitigation owner,treatment owner,actionee,risk actionee'),
  actionDue: words('due,due date,action due,action date,by when,when by,when,action due date,date due,deadline,completion date,target completion date,mitigation date,expected resolution,target date,target date to address risk,scheduled completion date,expected completion'),
  raised: words('raised,date raised,raised date,date identified,identified date,date added,date registered,date risk registered,date opened,opened,created,date created,date logged,datum,date,original detection date,risk assessment date,entry date,date first raised'),
  lastReview: words('last review,last reviewed,last updated,date last reviewed,review date last,date of last review,date of last update,date of last update to risk,last review date,date reviewed,updated,date updated,revision date,last assessed,ultima revisao,status date,date of review'),
  nextReview: words('next review,next review date,review date,date of next review,review due,next reviewed,proxima revisao,review,review by,review due date'),
  targetDate: words('target risk date,target score date,target by,date target to be met,date to reach target,target risk by,target score by'),
  likelihood: words('likelihood,probability,frequency,prob,prb,l,p,likelihood rating,likelihood score,likelihood level,likelihood of occurrence,probability score,probability rating,chance,occurrence,probabilidad,probabilidade,pravdepodobnosť,eintrittswahrscheinlichkeit,wahrscheinlichkeit,вероятность,lh,lkhd,like'),
  impact: words('impact,severity,imp,i,s,impact rating,impact score,impact level,severity score,severity rating,consequence rating,consequence level,consequence score,max conseq level,impacto,severidad,severidade,následok,auswirkung,schwere,влияние,gravity'),
  rating: words('score,rating,risk score,risk rating,total,total score,total risk score,overall score,overall rating,risk level,level,level of risk,rag,rag status,rag rating,rank,ranking,priority,risk priority,risk,l x i,lxi,l i,likelihood x impact,pxi,p x i,mag,magnitude,risk exposure,risk factor,overall risk,risk grade,exposure,traffic light,risk value,riskscore,risk score l i,úroveň závažnosti rizika,combined score,matrix score'),
};

/** Asked in this order of a header that says nothing to the word. */
const HOLDS: readonly (readonly [Concept, RegExp])[] = [
  ['actionOwner', /\b(?:action|mitigation|treatment)s? (?:owner|lead|by)\b|\bby whom\b/],
  ['nextReview', /\bnext review|\breview due|\bdate of next\b/],
  ['lastReview', /\blast (?:review|updat|assess)|\bdate (?:of )?(?:last )?(?:review|update)|\brevision date\b/],
  ['raised', /\bdate (?:risk )?(?:was )?(?:raised|identified|added|registered|opened|created|logged|entered)|\b(?:raised|identified|added|opened|registered) (?:date|on)\b/],
  ['actionDue', /\b(?:due|completion|target|resolution|action|mitigation) dates?\b|\bdeadline\b|\bby when\b|\bdate (?:due|for completion|of completion)\b/],
  ['reference', /\b(?:risk|unique|item) (?:id|ref|reference|no|number|code)\b|\bref(?:erence)?(?: no| number)?$/],
  ['proximity', /\bproximity\b/],
  ['controls', /\b(?:controls?|safeguards?)\b.*\b(?:place|existing|current|measures?)\b|\b(?:existing|current|key|internal|mitigating)\b.*\b(?:controls?|mitigations?|measures)\b|\bmanagement (?:of|and) (?:risk|control)\b/],
  ['likelihood', /\b(?:likelihood|probability|frequency|occurrence|chance|pravdepodobnost|eintrittswahrscheinlichkeit|wahrscheinlichkeit|probabilidade?|вероятность)\b/],
  ['rating', /\b(?:score|rating|rag|risk level|level of risk|uroven zavaznosti rizika)\b/],
  ['impact', /\b(?:impact|severity|conseq(?:uence)? level|nasledok|auswirkung|severidade?|impacto)\b/],
  ['consequence', /\b(?:consequences?|effects?|harm)\b/],
  ['cause', /\b(?:causes?|triggers?|threats?|vulnerabilit(?:y|ies))\b/],
  ['owner', /\b(?:owner|responsible|accountable|lead officer|lead)\b/],
  ['actions', /\b(?:mitigations?|actions?|treatment plan|countermeasures?|remediation)\b/],
  ['treatment', /\b(?:treatment|response|strategy)\b/],
  ['category', /\b(?:category|classification|type|theme)\b/],
  ['status', /\bstatus\b/],
  ['unit', /\b(?:directorate|department|business unit|service area)\b/],
  ['event', /\b(?:description|scenario|statement)\b/],
  ['title', /\b(?:risk|hazard) (?:title|name|headline)\b/],
];

const AXES: readonly Concept[] = ['likelihood', 'impact', 'rating'];
/** Of one letter and very short ones, too many words hold them. */
const EXACT = new Map<string, Concept[]>();
for (const [concept, names] of Object.entries(NAMES) as [Concept, readonly string[]][]) for (const name of names) EXACT.set(name, [...(EXACT.get(name) ?? []), concept]);

const BEGINNINGS = new Set([...EXACT.keys()].map((name) => name.slice(0, 3)));

/** A header to the word. Quick, since every cell of a table is asked: nearly all begin otherwise. */
export function isExactHeader(text: string): boolean {
  if (text.length > 40) return false;
  const begins = text.slice(0, 3).toLowerCase();
  return (BEGINNINGS.has(begins) || /[^a-z]/.test(begins)) && /^\p{L}/u.test(text) && EXACT.has(comparable(text.replace(/_/g, ' ')));
}

const known = new Map<string, readonly HeaderSaid[]>();

/** All that a header may be about, the best said first. */
export function readHeader(header: string): readonly HeaderSaid[] {
  if (header.length > 160) return [];
  const before = known.get(header);
  if (before) return before;
  const said = saidBy(header);
  // Cells are asked as well as headers, and a file may hold any number of different ones.
  if (known.size > 5_000) known.clear();
  known.set(header, said);
  return said;
}

function saidBy(header: string): HeaderSaid[] {
  const whole = comparable(header.replace(/_/g, ' '));
  const bare = comparable(header.replace(/_/g, ' ').replace(/\([^)]*\)|\[[^\]]*\]/g, ' '));
  if (whole === '') return [];
  const forms = [...new Set([whole, bare, scaleless(bare)])].filter((one) => one !== '');
  const set = SETS.find(([, test]) => forms.some((form) => test.test(form)))?.[0] ?? null;
  const found: HeaderSaid[] = [];
  const add = (concept: Concept, strength: 1 | 2 | 3, by: string, of: SetWord | null): void => {
    if (!found.some((one) => one.concept === concept)) found.push({ concept, set: AXES.includes(concept) ? of : null, strength, by });
  };
  for (const form of forms) for (const concept of EXACT.get(form) ?? []) add(concept, 3, form, set);
  if (set) {
    // "Residual likelihood" is likelihood after controls; "Target date" stays what it is.
    for (const form of forms) {
      const rest = scaleless(without(form));
      const bareRest = rest.replace(/^(?:risk|total|overall) | risk$/g, '').trim();
      if (['', 'risk', 'risks'].includes(rest) || bareRest === '') add('rating', found.length > 0 ? 2 : 3, form, set);
      for (const one of [rest, bareRest]) for (const concept of EXACT.get(one) ?? []) if (AXES.includes(concept)) add(concept, 3, form, set);
    }
  }
  const rest = bare || whole;
  for (const [concept, test] of HOLDS) {
    const by = test.exec(rest)?.[0];
    if (by) add(concept, by.length >= 0.6 * rest.length ? 2 : 1, by, set);
  }
  return found.sort((one, other) => other.strength - one.strength);
}

const without = (form: string): string => SETS.reduce((text, [, test]) => text.replace(new RegExp(test.source, 'g'), ' '), form).replace(/\s+/g, ' ').trim();

/** "l 1to5", "likelihood 1 10", "impact 1 5": without what says how far the scale goes. */
const scaleless = (form: string): string => form.replace(/\b[a-f0-9]{1,2} ?(?:to|-)? ?(?:[2-9]|10)(?:0|00)?$/, (found) => (/\d/.test(found) ? '' : found)).replace(/\s+/g, ' ').trim();

/** How far a scale goes, where its header says: "Likelihood (1-5)", "L_1to5". */
export function scaleSaid(header: string): number | null {
  const found = /(?:^|[\s(_[])1\s*(?:to|-|–|bis|\/)\s*(\d{1,2})\b/i.exec(header);
  const most = Number(found?.[1]);
  return found && most >= 2 && most <= 10 ? most : null;
}

/** Which set of scores a text speaks of: "Inherent risk" over three columns. */
export function setSaid(text: string): SetWord | null {
  const form = comparable(text.replace(/_/g, ' '));
  return SETS.find(([, test]) => test.test(form))?.[0] ?? null;
}

/** How surely a text is a header: 3 to the word, 0 not at all. */
export const headerStrength = (text: string): number => (text.length > 80 ? 0 : (readHeader(text)[0]?.strength ?? 0));
