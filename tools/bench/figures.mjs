// What is made of the times of many requests.

/** Nearest rank: the time within which this share of the requests was answered. */
export function quantile(sorted, share) {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)];
}

/** Of rounds, each `{ times, seconds }` with the milliseconds of every request in it. */
export function figuresOf(rounds) {
  const times = Float64Array.from(rounds.flatMap((round) => round.times)).sort();
  const seconds = rounds.reduce((sum, round) => sum + round.seconds, 0);
  return { requests: times.length, p50: quantile(times, 0.5), p95: quantile(times, 0.95), perSecond: times.length / seconds };
}

export const ratioOf = ({ ours, bare }) => ours.p50 / bare.p50;
