// Checks this bundle: node verify.mjs, with nothing but Node 18 or later. READ-ME.txt says how a person does the same by hand.
// Ends with 0 when everything agrees, 1 when something does not (each difference is named), 2 when this is no bundle.
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const FOLDER = process.argv[2] ?? dirname(fileURLToPath(import.meta.url));
const SUMS = 'SHA256SUMS';
const differences = [];
const differs = (sentence) => differences.push(sentence);

const sha256 = (data) => createHash('sha256').update(data).digest('hex');
const place = (path) => join(FOLDER, ...path.split('/'));
const read = (path) => readFileSync(place(path), 'utf8');

async function* linesOf(path) {
  yield* createInterface({ input: createReadStream(place(path)), crlfDelay: 0 });
}

async function digestOf(path) {
  const digest = createHash('sha256');
  for await (const piece of createReadStream(place(path))) digest.update(piece);
  return digest.digest('hex');
}

function filesBelow(folder) {
  return readdirSync(folder).flatMap((name) => {
    const whole = join(folder, name);
    return statSync(whole).isDirectory() ? filesBelow(whole) : [relative(FOLDER, whole).split(sep).join('/')];
  });
}

/** 1. The bundle is whole: each file that SHA256SUMS lists is there with its digest, and nothing else is. */
async function checkFiles() {
  const listed = new Map();
  for (const line of read(SUMS).split('\n').slice(0, -1)) {
    const [, digest, path] = /^([0-9a-f]{64}) {2}(.+)$/.exec(line) ?? [];
    if (!path) differs(`${SUMS}: a line is not as it was written: ${line}`);
    else listed.set(path, digest);
  }
  for (const [path, digest] of listed) {
    if (!existsSync(place(path))) differs(`${path}: the file is missing.`);
    else if ((await digestOf(path)) !== digest) differs(`${path}: the file is not the one that was put here.`);
  }
  for (const path of filesBelow(FOLDER)) if (path !== SUMS && !listed.has(path)) differs(`${path}: the file was not in the bundle.`);
  return listed.size;
}

/** 2. The audit trail: each line's SHA-256 is what the next line says of the one before it, so none was changed, left out or put in between. */
async function checkTrail({ path, first, last, before, head }) {
  // What events of the trail say of other files of the bundle.
  const told = { freezes: new Map(), plans: new Map(), batches: new Map() };
  let [previous, due] = [before, first];
  for await (const line of linesOf(path)) {
    let seal;
    try {
      seal = JSON.parse(line);
    } catch {
      differs(`${path}: line ${due - first + 1} cannot be read.`);
      seal = null;
    }
    if (seal && seal.number !== due) differs(`${path}: seal ${due} should stand in line ${due - first + 1}, and ${seal.number} does.`);
    if (seal && seal.previous !== previous) differs(`${path}: seal ${seal.number} does not follow the line before it, so one of the two was changed.`);
    if (seal) remember(seal.event, told);
    previous = sha256(line);
    due += 1;
  }
  if (due - 1 !== last) differs(`${path}: it should end with seal ${last}, and ends with ${due - 1}.`);
  if (previous !== head) differs(`${path}: its last seal is not the one that bundle.json names.`);
  return told;
}

function remember({ action, subjectId, after }, told) {
  if (action === 'freeze.taken') told.freezes.set(subjectId, after.digest);
  if (action === 'plan.approved') told.plans.set(`${subjectId} ${after.approvedNumber}`, after.approvedDigest);
  if (action === 'log.received') told.batches.set(subjectId, { digest: after.digest, entries: after.entries, subjectId: after.subjectId });
}

/** 3. What was sealed when it was made has still the digest that the audit trail tells of it. */
async function checkDigest(path, digest, told, what) {
  if (!existsSync(place(path))) return; // said above
  const found = await digestOf(path);
  if (found !== digest) differs(`${path}: ${what} is not the one that bundle.json names.`);
  if (told !== undefined && found !== told) differs(`${path}: the audit trail tells of ${what} with another digest.`);
}

/** 4. A log: entries that came in together are one batch, whose digest the audit trail tells. */
async function checkLog(path, batches) {
  if (!path || !existsSync(place(path))) return 0;
  const found = new Map();
  for await (const line of linesOf(path)) {
    const at = line.indexOf('\t');
    const batch = line.slice(0, at);
    found.set(batch, [...(found.get(batch) ?? []), line.slice(at + 1)]);
  }
  for (const [batch, entries] of found) {
    const told = batches.get(batch);
    if (told && told.digest !== sha256(entries.join('\n'))) differs(`${path}: the entries of batch ${batch} are not the ones that the audit trail tells of.`);
  }
  return [...found.values()].reduce((sum, entries) => sum + entries.length, 0);
}

async function main() {
  if (!existsSync(place('bundle.json')) || !existsSync(place(SUMS))) {
    console.error(`There is no bundle in ${FOLDER}. Unpack the whole file, and run this where it was unpacked.`);
    return 2;
  }
  const files = await checkFiles();
  let bundle;
  try {
    bundle = JSON.parse(read('bundle.json'));
  } catch {
    bundle = null;
    differs('bundle.json: it cannot be read, so nothing that it names could be checked.');
  }
  if (bundle) {
    const told = existsSync(place(bundle.trail.path)) ? await checkTrail(bundle.trail) : { freezes: new Map(), plans: new Map(), batches: new Map() };
    for (const { path, digest, id } of bundle.freezes) await checkDigest(path, digest, told.freezes.get(id), 'the freeze');
    for (const { path, digest, id, number } of bundle.plans) await checkDigest(path, digest, told.plans.get(`${id} ${number}`), 'this version of the plan');
    let entries = 0;
    for (const { log } of [...bundle.rehearsals, ...bundle.invocations]) entries += await checkLog(log, told.batches);
    console.log(`${bundle.organisation.name}, ${bundle.from} to ${bundle.to}, made ${bundle.madeAt}`);
    console.log(`${files} files; ${bundle.trail.events} audit events, seals ${bundle.trail.first} to ${bundle.trail.last}; ${bundle.registers.length} registers; ${bundle.freezes.length} freezes; ` +
      `${bundle.plans.length} versions of plans; ${bundle.rehearsals.length} rehearsals, ${bundle.invocations.length} invocations, ${entries} log entries`);
  }
  for (const sentence of differences) console.log(`DIFFERS  ${sentence}`);
  if (differences.length > 0) {
    console.log(`\n${differences.length === 1 ? 'One difference' : `${differences.length} differences`}: this is not the bundle that was made.`);
    return 1;
  }
  console.log(`\nThe bundle is whole, and agrees with itself. Two numbers show that it is the one that was made; compare them with what Holdfast says:`);
  console.log(`  SHA-256 of ${SUMS}     ${sha256(readFileSync(place(SUMS)))}   (its line on the page Audit bundles, and the event "Audit bundle made" of the audit trail)`);
  console.log(`  Last seal of the audit trail  ${bundle.trail.head}   (seal ${bundle.trail.last} of the page Audit trail)`);
  return 0;
}

process.exitCode = await main();
