/** Whether the check digits of an account number hold (ISO 13616: IBAN, modulo 97 of ISO 7064). */

/** Characters of an IBAN of our countries; elsewhere the check digits alone are looked at. */
const lengths: Readonly<Record<string, number>> = { AZ: 28, KZ: 20 }

/** `null`: it is no IBAN, or nothing is wrong with it. */
export function faultOfAccount(written: string): 'length' | 'digits' | null {
  const account = written.replaceAll(' ', '')
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{8,30}$/.test(account)) return null
  const wanted = lengths[account.slice(0, 2)]
  if (wanted !== undefined && account.length !== wanted) return 'length'
  return remainder(account.slice(4) + account.slice(0, 4)) === 1 ? null : 'digits'
}

const [digit0, letterA] = [0x30, 0x41]

/** Letters count from A = 10. */
function remainder(account: string): number {
  let rest = 0
  for (let at = 0; at < account.length; at++) {
    const code = account.charCodeAt(at)
    const value = code < letterA ? code - digit0 : code - letterA + 10
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97
  }
  return rest
}
