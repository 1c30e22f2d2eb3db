/** Debian packages for building, for the independent checks and for the browsers: those whose program or file is missing. */
import { existsSync, readdirSync } from 'node:fs'
import { hasProgram, run, tail } from './run.mjs'

const libraries = `/usr/lib/${process.arch === 'arm64' ? 'aarch64' : 'x86_64'}-linux-gnu`

/**
 * `for`: `build` compiles the PKCS#11 addon; the rest is for the demo and the tests. Without those for `tokens` the tests that
 * want a token which locks its PIN, a smart card reader, a TPM, or a failing disk say so and are skipped, and without those for
 * `samples` those of the samples in other languages.
 */
export const packages = [
  { name: 'gcc', for: 'build', program: 'gcc' },
  { name: 'g++', for: 'build', program: 'g++' },
  { name: 'make', for: 'build', program: 'make' },
  { name: 'python3', for: 'build', program: 'python3' },
  { name: 'openssl', for: 'checks', program: 'openssl' },
  { name: 'gnutls-bin', for: 'checks', program: 'certtool' },
  { name: 'libnss3-tools', for: 'checks', program: 'cmsutil' },
  { name: 'opensc', for: 'checks', program: 'pkcs11-tool' },
  { name: 'softhsm2', for: 'checks', program: 'softhsm2-util' },
  { name: 'xmlsec1', for: 'checks', program: 'xmlsec1' },
  { name: 'poppler-utils', for: 'checks', program: 'pdfsig' },
  { name: 'qpdf', for: 'checks', program: 'qpdf' },
  { name: 'gpgsm', for: 'checks', program: 'gpgsm' },
  { name: 'strace', for: 'tokens', program: 'strace' },
  { name: 'opencryptoki', for: 'tokens', file: '/usr/sbin/pkcsslotd' },
  { name: 'pcscd', for: 'tokens', file: '/usr/sbin/pcscd' },
  { name: 'vsmartcard-vpcd', for: 'tokens', file: '/usr/lib/pcsc/drivers/serial/libifdvpcd.so' },
  { name: 'opensc-pkcs11', for: 'tokens', file: `${libraries}/opensc-pkcs11.so` },
  { name: 'swtpm', for: 'tokens', program: 'swtpm' },
  { name: 'swtpm-tools', for: 'tokens', program: 'swtpm_setup' },
  { name: 'tpm2-tools', for: 'tokens', program: 'tpm2' },
  { name: 'libtpm2-pkcs11-1', for: 'tokens', file: `${libraries}/libtpm2_pkcs11.so.1` },
  { name: 'libtpm2-pkcs11-tools', for: 'tokens', program: 'tpm2_ptool' },
  { name: 'p11-kit', for: 'tokens', program: 'p11-kit' },
  { name: 'p11-kit-modules', for: 'tokens', file: `${libraries}/pkcs11/p11-kit-client.so` },
  { name: 'libnss3', for: 'tokens', file: `${libraries}/libsoftokn3.so` },
  { name: 'default-jdk-headless', for: 'samples', program: 'javac' },
  { name: 'libbcpkix-java', for: 'samples', file: '/usr/share/java/bcpkix.jar' },
  { name: 'php-cli', for: 'samples', program: 'php' },
  { name: 'chromium', for: 'browsers', program: 'chromium', instead: ['chromium-browser', 'google-chrome'] },
  { name: 'firefox-esr', for: 'browsers', program: 'firefox-esr', instead: ['firefox'] },
  { name: 'fonts-dejavu-core', for: 'browsers', file: '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf' },
  { name: 'fonts-noto-core', for: 'browsers', file: '/usr/share/fonts/truetype/noto/NotoSans-Regular.ttf' },
]

const install = ['apt-get', 'install', '--yes', '--quiet', '--no-install-recommends', '-o', 'DPkg::Lock::Timeout=300']
const update = ['apt-get', 'update', '--quiet']
const quiet = { DEBIAN_FRONTEND: 'noninteractive', NEEDRESTART_SUSPEND: '1' }

const isMissing = ({ program, instead = [], file }) =>
  file ? !existsSync(file) : ![program, ...instead].some(hasProgram)

/** @param {string[]} purposes as in the table. @returns names of the missing packages */
export const missingPackages = (...purposes) =>
  packages.filter(row => purposes.includes(row.for) && isMissing(row)).map(({ name }) => name)

/**
 * Installs packages when we may.
 * @returns {Promise<string | null>} what the person has to do; null when all is there
 */
export async function installPackages(names) {
  if (!hasProgram('apt-get'))
    return `missing here: ${names.join(', ')}; install them with your system's package program`
  const command = `apt-get update && apt-get install --yes ${names.join(' ')}`
  if (process.getuid?.() !== 0) return `type: sudo sh -c '${command}'`
  if (!hasLists()) await run(update, quiet)
  if ((await run([...install, ...names], quiet)).code === 0) return null
  await run(update, quiet)
  const { code, output } = await run([...install, ...names], quiet)
  if (code === 0) return null
  // One that this system does not have keeps none of the others away.
  const lost = []
  for (const name of names) if ((await run([...install, name], quiet)).code !== 0) lost.push(name)
  return lost.length === 0 ? null : `"${command}" failed for ${lost.join(', ')}:\n${tail(output)}`
}

function hasLists() {
  try {
    return readdirSync('/var/lib/apt/lists').some(name => name.includes('Packages'))
  } catch {
    return false
  }
}
