/** The design's steps of severity, each with its own colour, mark and print pattern: 1 very low to 5 very high. */
export type Step = 1 | 2 | 3 | 4 | 5;

const STEPS: Readonly<Record<number, readonly Step[]>> = { 2: [2, 5], 3: [2, 3, 5], 4: [2, 3, 4, 5], 5: [1, 2, 3, 4, 5] };

/**
 * The step that screens draw a level with. More than five levels share steps by rank: never falling, the first 1, the last 5.
 * @param levelIndex 0 (least severe) to levelCount - 1
 */
export function stepOf(levelIndex: number, levelCount: number): Step {
  const known = STEPS[levelCount]?.[levelIndex];
  if (known) return known;
  // A matrix still being drawn may have a single level: neither the best nor the worst.
  if (levelCount <= 1) return 3;
  const share = Math.round((levelIndex * 4) / (levelCount - 1));
  return (Math.min(Math.max(share, 0), 4) + 1) as Step;
}
