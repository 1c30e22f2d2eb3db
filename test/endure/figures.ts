/** Which tests show which figure: a row each. Their sizes are `test/support/endurance.ts`'s. */

export interface FigureRow {
  figure: string
  /** What is promised. */
  promise: string
  /** Tests in these files whose titles name the figure. */
  files: readonly string[]
  limitMinutes: number
}

const inHost = (name: string): string => `test/integration/host/${name}.test.ts`
const inBrowser = (name: string): string => `test/e2e/${name}.test.ts`

export const figures: readonly FigureRow[] = [
  {
    figure: 'G1',
    promise: 'What no browser sends ends the host or is refused',
    files: [inHost('frame-fuzz')],
    limitMinutes: 20,
  },
  {
    figure: 'G2',
    promise: 'Damaged certificates and signatures are refused with our own codes, soon, and never taken for good',
    files: ['test/integration/pki/damaged.test.ts'],
    limitMinutes: 60,
  },
  {
    figure: 'G3',
    promise: 'Kills while a batch is signed: nothing twice, nothing unknown to the journal',
    files: [inHost('random-kills')],
    limitMinutes: 90,
  },
  {
    figure: 'G4',
    promise: 'The service worker is stopped: every promise settles, no process is left',
    files: [inBrowser('worker-stops')],
    limitMinutes: 60,
  },
  {
    figure: 'G5',
    promise: 'Faults of modules at random: a PIN typed is a try at most',
    files: ['test/integration/tokens/fault-schedules.test.ts'],
    limitMinutes: 60,
  },
  {
    figure: 'G7',
    promise: 'Payments are drawn as Python reads the bytes that are signed: fields, amounts, totals',
    files: ['test/unit/documents/payments.test.ts', 'test/unit/documents/payments/payment-files.test.ts'],
    limitMinutes: 20,
  },
  {
    figure: 'G8',
    promise: 'Random documents signed with every kind of key are accepted by OpenSSL, GnuTLS and NSS',
    files: [inHost('accepted')],
    limitMinutes: 60,
  },
  {
    figure: 'G10',
    promise: 'Tabs at once get their own answers',
    files: [inBrowser('isolation'), 'test/unit/extension/routing.test.ts'],
    limitMinutes: 20,
  },
  {
    figure: 'G12',
    promise: 'Faults are seen soon: host gone 1 s, token gone 2 s, browser gone 1 s, a hang 1 s after its deadline',
    files: [inHost('detection-times'), inBrowser('faults')],
    limitMinutes: 20,
  },
  {
    figure: 'G13',
    promise: 'One host that signs all day stays as it was',
    files: [inHost('soak')],
    limitMinutes: 40,
  },
  {
    figure: 'G14',
    promise: 'No click, Enter or Space approves while the button is dead',
    files: ['test/integration/screens/many-presses.test.ts'],
    limitMinutes: 10,
  },
  {
    figure: 'R10',
    promise: 'A key that takes five minutes is made',
    files: [inBrowser('slow-token')],
    limitMinutes: 15,
  },
  {
    figure: 'R25',
    promise: 'A sleep of 90 s in the middle loses nothing, doubles nothing and blames no module',
    files: [inHost('sleep'), inBrowser('faults')],
    limitMinutes: 20,
  },
  {
    figure: 'T24',
    promise: 'Answers that come more than once: no more signatures than were agreed to, each document once',
    files: [inHost('double-answers'), 'test/unit/extension/double-press.test.ts'],
    limitMinutes: 20,
  },
]
