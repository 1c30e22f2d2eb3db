/** How many times longer than alone something may take on this computer now: others may be at work on it. */
import { availableParallelism, loadavg } from 'node:os'

export const slowness = (): number => Math.max(1, (2 * (loadavg()[0] ?? 0)) / availableParallelism())
