// What was aimed at, and whether this run reached it. The numbers are always said: a run on a busy machine proves little.
import { ratioOf } from './figures.mjs';

const READ_RATIO = 1.5;
/** Two costs are called the same when neither is above the other by more than this. */
const SAME = 1.25;
const CREATES_PER_SECOND = 1_500;
const FIRST_LOAD_BYTES = 250_000;
const WARM_START_MS = 3_000;
const VERIFIED_PER_SECOND = 50_000;
const EXPORT_MEMORY = 300 * 2 ** 20;

const UNFILTERED_MAPS = ['register-map', 'rolled-up-map', 'tree-maps'];
const SEARCHES = ['search-rare', 'search-common', 'search-part'];

/** `{ aim, reached, found }` for each aim that the run has figures for; `reached` null where one size tells nothing. */
export function judge({ sizes, start, firstLoad, auditVerify, recovery, exported }) {
  return [
    ...(sizes.some(({ rows }) => rows.some(({ changes }) => !changes)) ? [reads(sizes)] : []),
    ...nextPage(sizes),
    ...flat(sizes, UNFILTERED_MAPS, 'unfiltered heat maps cost the same at every size'),
    ...flat(sizes, SEARCHES, 'search costs the same at every size'),
    ...creates(sizes),
    ...(firstLoad ? [{ aim: `the first load is under ${FIRST_LOAD_BYTES / 1_000} kB compressed`, reached: firstLoad.brotli < FIRST_LOAD_BYTES, found: `${Math.round(firstLoad.brotli / 1_000)} kB` }] : []),
    ...(start ? [{ aim: `a warm start shows its first page within ${WARM_START_MS / 1_000} s`, reached: start.warmMs < WARM_START_MS, found: `${(start.warmMs / 1_000).toFixed(2)} s` }] : []),
    ...(auditVerify ? [{ aim: `audit:verify reads more than ${VERIFIED_PER_SECOND.toLocaleString('en-GB')} events per second`, reached: auditVerify.verified > VERIFIED_PER_SECOND, found: Math.round(auditVerify.verified).toLocaleString('en-GB') }] : []),
    ...(recovery?.length ? recoveryGrowth(recovery) : []),
    ...(exported ? [exportMemory(exported)] : []),
  ];
}

function exportMemory({ csv, xlsx, json, pdf }) {
  const all = [csv, xlsx, json, ...pdf].map(({ memory }) => memory);
  return {
    aim: `each export takes at most ${EXPORT_MEMORY / 2 ** 20} MB above rest`,
    reached: all.includes(null) ? null : Math.max(...all) < EXPORT_MEMORY,
    found: all.includes(null) ? 'the system does not tell' : `the most is ${Math.round(Math.max(...all) / 2 ** 20)} MB`,
  };
}

/** From each size to the next; a graph of V things and E dependencies may take (V + E) times its logarithm. */
function recoveryGrowth(sizes) {
  const work = ({ activities, resources, dependencies }) => (activities + resources + dependencies) * Math.log(activities + resources + dependencies);
  return [['ours', 'what comes back when'], ['gaps', 'gaps']].map(([which, what]) => {
    const steps = sizes.slice(1).map((size, at) => ({ took: size[which] / sizes[at][which], may: work(size) / work(sizes[at]) }));
    return {
      aim: `${what}: the time grows no worse than (V + E) log (V + E)`,
      reached: steps.length === 0 ? null : steps.every(({ took, may }) => took <= may * SAME),
      found: steps.length === 0 ? 'one size alone does not tell' : steps.map(({ took, may }) => `${took.toFixed(2)} times where ${may.toFixed(2)} may be`).join(', '),
    };
  });
}

function reads(sizes) {
  const all = sizes.flatMap(({ risks, rows }) => rows.filter(({ changes }) => !changes).map((row) => ({ risks, row, ratio: ratioOf(row) })));
  const over = all.filter(({ ratio }) => ratio > READ_RATIO);
  const worst = all.reduce((a, b) => (b.ratio > a.ratio ? b : a));
  return {
    aim: `each read takes at most ${READ_RATIO} times its bare counterpart (p50)`,
    reached: over.length === 0,
    found: `${all.length - over.length} of ${all.length} do; the most is ${worst.ratio.toFixed(2)}, ${worst.row.title} at ${worst.risks.toLocaleString('en-GB')} risks with ${worst.row.clients} client${worst.row.clients === 1 ? '' : 's'}`,
  };
}

const p50Of = ({ rows }, name) => rows.find((row) => row.name === name && row.clients === 1)?.ours.p50;

function nextPage(sizes) {
  const ratios = sizes.map((size) => p50Of(size, 'next-page') / p50Of(size, 'first-page')).filter((ratio) => !Number.isNaN(ratio));
  if (ratios.length === 0) return [];
  return [{ aim: 'the next page costs what the first does', reached: Math.max(...ratios) <= SAME, found: `${ratios.map((ratio) => ratio.toFixed(2)).join(', ')} times` }];
}

function flat(sizes, names, aim) {
  const growth = names.map((name) => sizes.map((size) => p50Of(size, name)).filter((p50) => p50 !== undefined)).filter((p50s) => p50s.length > 0);
  if (growth.length === 0) return [];
  if (sizes.length === 1) return [{ aim, reached: null, found: 'one size alone does not tell' }];
  const ratios = growth.map((p50s) => Math.max(...p50s) / p50s[0]);
  return [{ aim, reached: Math.max(...ratios) <= SAME, found: `the slowest size takes ${ratios.map((ratio) => ratio.toFixed(2)).join(', ')} times the smallest` }];
}

function creates(sizes) {
  const found = sizes.flatMap(({ rows }) => rows.filter(({ name, clients }) => name === 'create' && clients === 8));
  if (found.length === 0) return [];
  const perSecond = found.map(({ ours, bare }) => `${Math.round(ours.perSecond)} (bare ${Math.round(bare.perSecond)})`);
  return [{ aim: `towards ${CREATES_PER_SECOND.toLocaleString('en-GB')} creates per second with 8 clients`, reached: found.every(({ ours }) => ours.perSecond >= CREATES_PER_SECOND), found: perSecond.join(', ') }];
}
