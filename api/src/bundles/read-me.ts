import type { BundleIndex } from './bundle-format';

/** Says what a bundle holds, and how a person proves it with nothing of ours. */
export const readMe = ({ organisation, from, to, start, end, madeAt, madeBy, trail }: Omit<BundleIndex, 'format' | 'form'>): string => `${organisation.name}: audit bundle
${from} to ${to}, made ${madeAt} by the ${madeBy}

WHAT IS IN IT
  bundle.json         what there is, with the digest of whatever was sealed when it was made
  audit/trail.jsonl   the audit trail of the period: every change, one on a line, seals ${trail.first} to ${trail.last}
  people.jsonl        whom the ids in all other files mean
  registers/          each register as at ${start} (at-start) and ${end} (at-end), in UTC:
                      matrix, risks with every score, controls, acceptances, actions, evidence
  freezes/            the freezes that were taken, letter by letter, and the errata noted beside them
  plans/              each version of a recovery plan that held at any time of the period
  rehearsals/, invocations/, failure-reviews/
                      records as at the end of the period; log.txt is the log, one entry on a line
  SHA256SUMS          the SHA-256 of every other file
  verify.mjs          the checks below, as a program that can be read

Moments are UTC. Attached files are not in it; the audit trail holds their digests. Events are sealed a little after they
happened, so the trail may hold a few of the minutes around the period.

HOW TO CHECK IT
With Node 18 or later, in the folder where this file is:

  node verify.mjs

By hand, with a shell:

1. The bundle is whole:
     sha256sum -c SHA256SUMS
2. It is the one that was made: this number stands beside the bundle on the page Audit bundles, and in the audit trail as "Audit bundle made":
     sha256sum SHA256SUMS
3. The audit trail was not rewritten: each line's SHA-256, without its line feed, is the "previous" of the next line. For line 5:
     sed -n 5p audit/trail.jsonl | tr -d '\\n' | sha256sum
     sed -n 6p audit/trail.jsonl | grep -o '"previous":"[0-9a-f]*"'
   The last line's is the head of the trail: ${trail.head}
   The page Audit trail tells the head; whoever noted it on an earlier day finds that number in the trail.
4. A freeze is what was frozen: its SHA-256 is the "digest" of the line "freeze.taken" of the trail:
     sha256sum freezes/*.jsonl ; grep freeze.taken audit/trail.jsonl
5. A plan is what was approved: its SHA-256 is the "approvedDigest" of its line "plan.approved":
     sha256sum plans/*/*.json ; grep plan.approved audit/trail.jsonl
6. A log was not altered: what came in together is one batch, and the SHA-256 of its lines, without the batch and the tab before each
   and without the last line feed, is the "digest" of its line "log.received". For the batch B of a log L:
     grep ^B L | cut -f 2- | head -c -1 | sha256sum ; grep log.received audit/trail.jsonl | grep B
`;
