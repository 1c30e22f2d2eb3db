/**
 * `npm run setup`: installs and builds what is missing, and says nothing when nothing is. Plain JavaScript, since it runs
 * before anything is installed; the rest is loaded once this Node.js is known to be new enough.
 */
import { nodeFault, wantedNode } from './node-version.mjs'

const fault = nodeFault(process.versions.node, wantedNode())
if (fault !== null) {
  console.error(fault)
  process.exitCode = 1
} else {
  void import('./steps.mjs').then(({ setUp }) => setUp(process.argv.slice(2)))
}
