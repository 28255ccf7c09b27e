// What the runners' own reports say. A runner that ended badly, wrote no report or found no test has failed, whatever
// else it says: nothing is left out in silence.
import { readFileSync } from 'node:fs';

export const ofCheck = (code) => ({ passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 });

export function ofJest(file, code) {
  const report = read(file);
  if (!report) return crashed;
  // A file that could not be loaded has no tests to count, and hides those it holds.
  const failed = report.numFailedTests + report.numRuntimeErrorTestSuites;
  return judged({ passed: report.numPassedTests, failed, skipped: report.numPendingTests + report.numTodoTests }, code);
}

export function ofPlaywright(file, code) {
  const report = read(file);
  if (!report) return crashed;
  const { expected, unexpected, flaky, skipped } = report.stats;
  return judged({ passed: expected, failed: unexpected + flaky + (report.errors?.length ?? 0), skipped }, code);
}

export const sum = (all) =>
  all.reduce((total, one) => ({ passed: total.passed + one.passed, failed: total.failed + one.failed, skipped: total.skipped + one.skipped }), { passed: 0, failed: 0, skipped: 0 });

const crashed = { passed: 0, failed: 1, skipped: 0, fault: 'It ended without a report.' };

function judged(counts, code) {
  if (counts.passed + counts.failed + counts.skipped === 0) return { ...counts, failed: 1, fault: 'It found no test.' };
  if (code !== 0 && counts.failed === 0) return { ...counts, failed: 1, fault: `No test failed, but it ended with ${code}.` };
  return counts;
}

function read(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
