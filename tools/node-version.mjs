// Read by whatever Node there is, so in words that an old one understands.
import { readFileSync } from 'fs';

var wanted = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).engines.node;

function numbers(version) {
  return version.replace(/^[^0-9]*/, '').split('.').map(Number);
}

function atLeast(have, least) {
  for (var i = 0; i < 3; i++) {
    if (have[i] !== (least[i] || 0)) return have[i] > (least[i] || 0);
  }
  return true;
}

/** Whether `version` is in a range such as `^20.19.0 || >=22.13.0`. */
export function isNodeNewEnough(version, range) {
  var have = numbers(version);
  return range.split('||').some(function (part) {
    var least = numbers(part.trim());
    return atLeast(have, least) && (part.trim()[0] !== '^' || have[0] === least[0]);
  });
}

/** Ends the program with one sentence when Node is too old. */
export function requireNode() {
  if (isNodeNewEnough(process.versions.node, wanted)) return true;
  console.error('Holdfast needs Node ' + wanted.replace('||', 'or').replace(/\s+/g, ' ') + ', and this is Node ' + process.versions.node + '.');
  process.exitCode = 1;
  return false;
}
