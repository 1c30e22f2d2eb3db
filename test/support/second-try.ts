/** A file of tests that failed beside others runs once more, alone; what then passes is told as unsteady, by name and with its reason. */
import { sum, type Counts } from './counts.ts'

/** What came of each file, by its path. */
export type ByFile = Readonly<Record<string, Counts>>

/** Where more fail, it is not the machine. */
const most = 2

/** The files that may run once more; none where too many failed. */
export function filesToTryAgain(first: ByFile): string[] {
  const failed = Object.keys(first).filter(file => (first[file]?.failed.length ?? 0) > 0)
  return failed.length > most || failed.includes('') ? [] : failed
}

/** `second`: of the files that ran once more. One that failed again stays as it was. */
export function afterSecondTry(first: ByFile, second: ByFile): Counts {
  return sum(
    Object.entries(first).map(([file, counts]) => {
      const again = second[file]
      if (!again || again.failed.length > 0 || again.passed < counts.passed + 1) return counts
      return { ...again, unsteady: counts.failed }
    }),
  )
}
